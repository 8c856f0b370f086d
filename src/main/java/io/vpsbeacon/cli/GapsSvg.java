package io.vpsbeacon.cli;

import io.vpsbeacon.detect.Rhythm;
import java.util.Arrays;

/** A histogram of the gaps between connections, the period and its spread marked. */
final class GapsSvg {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 130;
  private static final int MARGIN = 24;
  private static final int TOP = 18;
  private static final int BOTTOM = 104;
  private static final int BINS = 80;

  /** So many periods are shown, so that a beat missed once, twice or three times is seen. */
  private static final double PERIODS = 4;

  private final double[] gaps;
  private final double period;
  private final double jitter;
  private final double most;

  /**
   * @param millis times of connections, ascending
   * @param period seconds from beat to beat; 0 where there is no beat
   * @param jitter the spread around it, as a share
   */
  GapsSvg(long[] millis, double period, double jitter) {
    gaps = new double[Math.max(0, millis.length - 1)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = (millis[i + 1] - millis[i]) / 1000.0;
    }
    this.period = period;
    this.jitter = jitter;
    double[] sorted = gaps.clone();
    Arrays.sort(sorted);
    double usual = sorted.length == 0 ? 1 : sorted[(int) (0.95 * (sorted.length - 1))] * 1.1;
    most = period > 0 ? period * PERIODS : Math.max(0.1, usual);
  }

  /** Whether there is a gap to show. */
  boolean isEmpty() {
    return gaps.length == 0;
  }

  void draw(Markup page) {
    page.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT,
        "class",
        "gaps",
        "role",
        "img");
    page.element("title", "Gaps between connections");
    if (period > 0) {
      String left = x(period * (1 - jitter));
      double width = Math.max(2, at(period * (1 + jitter)) - at(period * (1 - jitter)));
      page.empty(
          "rect",
          "class",
          "spread",
          "x",
          left,
          "y",
          Integer.toString(TOP),
          "width",
          TimelineSvg.coordinate(width),
          "height",
          Integer.toString(BOTTOM - TOP));
    }
    bars(page);
    axis(page);
    page.close();
  }

  private void bars(Markup page) {
    int[] counts = new int[BINS];
    for (double gap : gaps) {
      counts[(int) Math.min(BINS - 1, gap / most * BINS)]++;
    }
    int highest = Arrays.stream(counts).max().orElse(1);
    StringBuilder path = new StringBuilder();
    double wide = (WIDTH - 2.0 * MARGIN) / BINS;
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        double height = Math.max(2, (BOTTOM - TOP) * counts[bin] / (double) highest);
        path.append('M').append(TimelineSvg.coordinate(MARGIN + bin * wide + 0.5));
        path.append(' ').append(BOTTOM).append('v').append(TimelineSvg.coordinate(-height));
        path.append('h').append(TimelineSvg.coordinate(wide - 1));
        path.append('v').append(TimelineSvg.coordinate(height)).append('z');
      }
    }
    page.empty("path", "class", "bar", "d", path.toString());
  }

  private void axis(Markup page) {
    page.empty("path", "class", "axis", "d", "M" + MARGIN + " " + BOTTOM + "H" + (WIDTH - MARGIN));
    if (period > 0) {
      page.empty("path", "class", "period", "d", "M" + x(period) + " " + BOTTOM + "V" + (TOP - 4));
    }
    double unit = period > 0 ? period : most / PERIODS;
    for (int i = 0; i <= PERIODS; i++) {
      String words = i == 0 ? "0" : Rhythm.inWords(unit * i);
      String shown = i == PERIODS ? words + " and more" : words;
      String anchor = i == 0 ? "start" : i == PERIODS ? "end" : "middle";
      label(page, x(unit * i), BOTTOM + 16, anchor, shown);
    }
    if (period > 0) {
      label(page, x(period), TOP - 7, "middle", "period");
    }
  }

  private static void label(Markup page, String x, int y, String anchor, String text) {
    page.element(
        "text", text, "x", x, "y", Integer.toString(y), "class", "label", "text-anchor", anchor);
  }

  private double at(double seconds) {
    return MARGIN + Math.max(0, Math.min(1, seconds / most)) * (WIDTH - 2 * MARGIN);
  }

  private String x(double seconds) {
    return TimelineSvg.coordinate(at(seconds));
  }
}
