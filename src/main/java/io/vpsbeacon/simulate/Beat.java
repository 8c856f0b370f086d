package io.vpsbeacon.simulate;

import java.util.Locale;

/**
 * One contact, a sleep, the next contact: implants, and many benign agents.
 *
 * @param sleep seconds
 * @param jitter how the sleep varies
 * @param share by how much, 0 to 1
 * @param missed share of the beats that never show: a failed link, a busy machine
 */
record Beat(double sleep, Jitter jitter, double share, double missed) implements Behaviour {
  static Beat exact(double sleep) {
    return new Beat(sleep, Jitter.LATER, 0.001, 0);
  }

  @Override
  public String description() {
    String every = "every " + time(sleep);
    String varied =
        share < 0.01
            ? every
            : String.format(Locale.ROOT, "%s, up to %.0f %% %s", every, share * 100, jitter);
    return missed < 0.1
        ? varied
        : String.format(Locale.ROOT, "%s, %.0f %% of them fail", varied, missed * 100);
  }

  private static String time(double seconds) {
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.1f s", seconds).replace(".0 ", " ");
    }
    return seconds < 7200
        ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
        : String.format(Locale.ROOT, "%.0f h", seconds / 3600);
  }

  @Override
  public Contacts begin(long start, int servers, Dice dice) {
    return new Contacts() {
      private long time = start;
      private int server = dice.below(servers);

      @Override
      public void advance() {
        do {
          time += Math.round(jitter.gap(sleep, share, dice.uniform()) * 1e6);
        } while (dice.chance(missed));
        server = dice.below(servers);
      }

      @Override
      public long time() {
        return time;
      }

      @Override
      public int server() {
        return server;
      }
    };
  }
}
