package io.vpsbeacon.simulate;

/**
 * A beat whose operator now and then sits down to work: many requests within a second or two each,
 * then the beat again.
 *
 * @param beat the beat between
 * @param session chance that a contact of the beat begins a session
 * @param largest most requests in a session
 * @param gap mean seconds between the requests of a session
 */
record HandsOn(Beat beat, double session, int largest, double gap) implements Behaviour {
  private static final int FEWEST = 20;

  @Override
  public String description() {
    return beat.description() + "; now and then bursts of up to " + largest + " requests";
  }

  @Override
  public Contacts begin(long start, int servers, Dice dice) {
    Contacts beats = beat.begin(start, servers, dice);
    return new Contacts() {
      private long time = beats.time();
      private int left;

      @Override
      public void advance() {
        if (left > 0) {
          left--;
          time += Math.round(dice.exponential(gap) * 1e6);
          return;
        }
        while (beats.time() <= time) {
          beats.advance();
        }
        time = beats.time();
        if (dice.chance(session)) {
          left = FEWEST + dice.below(largest - FEWEST + 1);
        }
      }

      @Override
      public long time() {
        return time;
      }

      @Override
      public int server() {
        return beats.server();
      }
    };
  }
}
