package io.vpsbeacon.cli;

import java.util.Arrays;

/** A small picture of when a finding connected, for a cell of the table. */
final class SparkSvg {
  private static final int HEIGHT = 10;

  private final long[] counts;
  private final long most;

  /**
   * @param counts connections in equal parts of the time
   */
  SparkSvg(long[] counts) {
    this.counts = counts;
    most = Arrays.stream(counts).max().orElse(0);
  }

  /** What it shows, in words; empty where that is nothing. */
  String title() {
    return most == 0 ? "" : "Connections over time";
  }

  void draw(Markup page) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        String height = TimelineSvg.coordinate(Math.max(1, HEIGHT * (counts[i] / (double) most)));
        path.append('M').append(i).append(' ').append(HEIGHT).append("v-").append(height);
        path.append("h.8v").append(height).append('z');
      }
    }
    page.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + counts.length + " " + HEIGHT,
        "preserveAspectRatio",
        "none",
        "class",
        "spark",
        "role",
        "img");
    page.element("title", title());
    page.empty("path", "d", path.toString()).close();
  }
}
