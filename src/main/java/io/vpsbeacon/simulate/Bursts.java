package io.vpsbeacon.simulate;

/**
 * Many contacts at once, then a pause of any length: people, and programs that serve them. Pauses
 * and sizes are heavy-tailed, as those of real browsing are.
 *
 * @param description in plain English
 * @param shortestPause seconds
 * @param longestPause seconds
 * @param alpha the tail of the pauses: the smaller, the heavier
 * @param largest most contacts in one burst
 * @param gap mean seconds between the contacts of a burst
 * @param spread most servers that one burst reaches
 */
record Bursts(
    String description,
    double shortestPause,
    double longestPause,
    double alpha,
    int largest,
    double gap,
    int spread)
    implements Behaviour {

  @Override
  public Contacts begin(long start, int servers, Dice dice) {
    return new Run(start, servers, dice);
  }

  private final class Run implements Contacts {
    private final int servers;
    private final Dice dice;
    private final int[] chosen = new int[spread];
    private int width;
    private int left;
    private long time;
    private int server;

    Run(long start, int servers, Dice dice) {
      this.servers = servers;
      this.dice = dice;
      time = start;
      burst();
      step();
    }

    private void burst() {
      left = (int) dice.pareto(1, 0.9, largest);
      width = 1 + dice.below(spread);
      for (int i = 0; i < width; i++) {
        double popular = dice.uniform();
        chosen[i] = (int) (popular * popular * servers);
      }
    }

    private void step() {
      server = chosen[dice.below(width)];
      left--;
    }

    @Override
    public void advance() {
      if (left > 0) {
        time += Math.round(dice.exponential(gap) * 1e6);
      } else {
        time += Math.round(dice.pareto(shortestPause, alpha, longestPause) * 1e6);
        burst();
      }
      step();
    }

    @Override
    public long time() {
      return time;
    }

    @Override
    public int server() {
      return server;
    }
  }
}
