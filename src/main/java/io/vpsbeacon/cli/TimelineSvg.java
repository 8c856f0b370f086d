package io.vpsbeacon.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A picture of when a finding connected: a tick per connection, a ring where a beat was missed. */
final class TimelineSvg {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 74;
  private static final int MARGIN = 24;
  private static final int MISSED = 8;
  private static final int TOP = 16;
  private static final int BOTTOM = 48;

  private static final long[] STEPS = {
    1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 43_200, 86_400, 172_800, 604_800,
    2_592_000
  };
  private static final int MOST_MARKS = 8;

  private final long begin;
  private final long end;

  /**
   * @param begin the left edge, in microseconds since the epoch
   * @param end the right edge
   */
  TimelineSvg(long begin, long end) {
    this.begin = begin;
    this.end = Math.max(end, begin + 1_000_000);
  }

  /**
   * Draws.
   *
   * @param millis times of connections, ascending, one at least
   * @param missed when beats were missed, in milliseconds since the epoch
   */
  void draw(Markup page, long[] millis, long[] missed) {
    page.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT,
        "class",
        "timeline",
        "role",
        "img");
    page.element("title", "Connections over time");
    axis(page);
    page.empty("path", "class", "tick", "stroke-width", stroke(millis), "d", ticks(millis));
    if (missed.length > 0) {
      page.empty("path", "class", "missed", "d", rings(missed));
    }
    page.close();
  }

  /** Thin enough that ticks stay apart. */
  private String stroke(long[] millis) {
    double spread = (millis[millis.length - 1] - millis[0]) * 1000.0 / (end - begin);
    double apart = spread * (WIDTH - 2 * MARGIN) / millis.length;
    return coordinate(Math.max(0.3, Math.min(1.4, apart / 2)));
  }

  private String ticks(long[] millis) {
    StringBuilder path = new StringBuilder();
    String last = "";
    for (long time : millis) {
      String x = x(time * 1000);
      if (!x.equals(last)) {
        path.append('M').append(x).append(' ').append(TOP).append('V').append(BOTTOM - 4);
        last = x;
      }
    }
    return path.toString();
  }

  /** Above the ticks. */
  private String rings(long[] missed) {
    StringBuilder path = new StringBuilder();
    for (long time : missed) {
      path.append('M').append(x(time * 1000)).append(' ').append(MISSED).append("m-2.5 0");
      path.append("a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0");
    }
    return path.toString();
  }

  private void axis(Markup page) {
    page.empty("path", "class", "axis", "d", "M" + MARGIN + " " + BOTTOM + "H" + (WIDTH - MARGIN));
    long step = step();
    long micros = step * 1_000_000;
    for (long at = Math.floorDiv(begin + micros - 1, micros) * micros; at <= end; at += micros) {
      page.empty("path", "class", "axis", "d", "M" + x(at) + " " + BOTTOM + "v5");
      page.element(
          "text",
          Clock.onAxis(at, step),
          "x",
          x(at),
          "y",
          Integer.toString(BOTTOM + 19),
          "class",
          "label");
    }
  }

  private long step() {
    for (long step : STEPS) {
      if ((end - begin) / (step * 1_000_000) <= MOST_MARKS) {
        return step;
      }
    }
    return Math.max(STEPS[STEPS.length - 1], (end - begin) / 1_000_000 / MOST_MARKS);
  }

  private String x(long micros) {
    double share = (micros - begin) / (double) (end - begin);
    double x = MARGIN + Math.max(0, Math.min(1, share)) * (WIDTH - 2 * MARGIN);
    return coordinate(x);
  }

  /** A coordinate to a tenth. */
  static String coordinate(double value) {
    return BigDecimal.valueOf(value)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
