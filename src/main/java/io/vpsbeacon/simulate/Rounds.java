package io.vpsbeacon.simulate;

import java.util.Locale;

/**
 * Every so often a round of many contacts, one after the other: backup, inventory.
 *
 * @param every seconds from the start of one round to that of the next
 * @param contacts in one round
 * @param gap mean seconds between the contacts of a round
 */
record Rounds(double every, int contacts, double gap) implements Behaviour {

  @Override
  public String description() {
    return String.format(
        Locale.ROOT, "every %.0f h, %d connections a round", every / 3600, contacts);
  }

  @Override
  public Contacts begin(long start, int servers, Dice dice) {
    return new Contacts() {
      private long round = start;
      private long time = start;
      private int left = contacts - 1;
      private int server = dice.below(servers);

      @Override
      public void advance() {
        if (left > 0) {
          left--;
          time += Math.round(dice.exponential(gap) * 1e6);
        } else {
          round += Math.round(every * 1e6);
          time = Math.max(round, time);
          left = contacts - 1;
        }
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
