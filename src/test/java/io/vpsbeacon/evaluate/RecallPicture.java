package io.vpsbeacon.evaluate;

import io.vpsbeacon.evaluate.Svg.Anchor;
import io.vpsbeacon.evaluate.Svg.Spot;
import java.util.List;
import java.util.Locale;

/**
 * A field for each jitter, share of missed beats and number of beats: the fuller, the more found.
 */
final class RecallPicture {
  private static final int LEFT = 214;
  private static final int TOP = 44;
  private static final int WIDE = 46;
  private static final int HIGH = 17;
  private static final int GAP = 6;
  private static final int BLOCK = 3;

  private RecallPicture() {}

  static String of(Grid grid) {
    List<Grid.Row> rows = grid.rows();
    int height = TOP + rows.size() * HIGH + rows.size() / BLOCK * GAP + 8;
    int width = LEFT + Grid.COUNTS.length * WIDE + 10;
    Svg svg = new Svg(width, height, "Found, by jitter, missed beats and number of beats");
    svg.text(new Spot(8, TOP - 8), Anchor.START, "jitter");
    svg.text(new Spot(LEFT - 10, TOP - 8), Anchor.END, "missed");
    svg.text(new Spot(LEFT, TOP - 28), Anchor.START, "beats seen");
    for (int c = 0; c < Grid.COUNTS.length; c++) {
      Spot head = new Spot(LEFT + (c + 0.5) * WIDE, TOP - 8);
      svg.text(head, Anchor.MIDDLE, Integer.toString(Grid.COUNTS[c]));
    }
    for (int r = 0; r < rows.size(); r++) {
      row(svg, rows.get(r), TOP + r * HIGH + r / BLOCK * GAP, r % BLOCK == 0);
    }
    return svg.toString();
  }

  private static void row(Svg svg, Grid.Row row, double y, boolean first) {
    if (first) {
      svg.text(new Spot(8, y + 13), Anchor.START, jitter(row));
    }
    String missed = row.missed() == 0 ? "none" : percent(row.missed());
    svg.text(new Spot(LEFT - 10, y + 13), Anchor.END, missed);
    for (int c = 0; c < Grid.COUNTS.length; c++) {
      double recall = row.recall(c);
      Spot corner = new Spot(LEFT + c * WIDE, y);
      // White figures need a full field, grey ones an empty one: nothing lies in between.
      boolean full = recall >= 0.5;
      double opacity = full ? 0.7 + 0.6 * (recall - 0.5) : 0.25 * recall;
      svg.rectangle(corner, WIDE - 1, HIGH - 1, Svg.OURS, opacity);
      String figure =
          String.format(Locale.ROOT, "%.2f", recall < 1 ? Math.min(recall, 0.99) : recall);
      Spot middle = new Spot(corner.x() + WIDE / 2.0, y + 12.5);
      svg.text(middle, Anchor.MIDDLE, figure, full ? "fill=\"#ffffff\"" : "");
    }
  }

  private static String jitter(Grid.Row row) {
    if (row.jitter() == 0) {
      return "none";
    }
    String form =
        switch (row.form()) {
          case EARLIER -> " earlier";
          case AROUND -> " either way";
          case LATER -> " later";
        };
    return percent(row.jitter()) + form;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }
}
