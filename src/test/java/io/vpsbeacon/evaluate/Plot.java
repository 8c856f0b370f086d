package io.vpsbeacon.evaluate;

import io.vpsbeacon.evaluate.Svg.Anchor;
import io.vpsbeacon.evaluate.Svg.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A field of a picture with shares from 0 to 1 across, and upwards either the same or, by powers of
 * ten, from a least share to 1.
 *
 * @param decades how many powers of ten go upwards; 0 for an even scale
 */
record Plot(Svg svg, double left, double top, double width, double height, int decades) {
  private static final double TICK = 0.2;

  Spot at(double x, double y) {
    return new Spot(left + x * width, top + height * (1 - scaled(y)));
  }

  private double scaled(double y) {
    if (decades == 0) {
      return y;
    }
    return Math.max(0, 1 + Math.log10(Math.max(y, 1e-12)) / decades);
  }

  /** Lines and numbers; every how many fifths a number stands across. */
  void axes(int every) {
    for (int i = 0; i * TICK <= 1.001; i++) {
      Spot foot = new Spot(left + i * TICK * width, top + height);
      svg.line(foot, new Spot(foot.x(), foot.y() + 4), Svg.TEXT, Svg.THIN);
      if (i % every == 0) {
        Spot below = new Spot(foot.x(), foot.y() + 17);
        svg.text(below, Anchor.MIDDLE, String.format(Locale.ROOT, "%.1f", i * TICK));
      }
    }
    for (double y : marks()) {
      Spot start = at(0, y);
      svg.line(start, at(1, y), Svg.TEXT, "stroke-opacity=\"0.25\"");
      svg.text(new Spot(left - 6, start.y() + 4), Anchor.END, label(y));
    }
    svg.line(at(0, least()), at(1, least()), Svg.TEXT, Svg.THIN);
  }

  private double least() {
    return decades == 0 ? 0 : Math.pow(10, -decades);
  }

  private List<Double> marks() {
    List<Double> marks = new ArrayList<>();
    for (int i = 0; decades == 0 && i * TICK <= 1.001; i++) {
      marks.add(i * TICK);
    }
    for (int i = 0; i < decades; i += 1) {
      marks.add(Math.pow(10, -i));
    }
    return marks;
  }

  private String label(double y) {
    if (decades == 0) {
      return String.format(Locale.ROOT, "%.1f", y);
    }
    long part = Math.round(1 / y);
    return part == 1 ? "all" : String.format(Locale.ROOT, "1 in %,d", part);
  }
}
