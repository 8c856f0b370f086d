package io.vpsbeacon.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Fits columns of text into the width of a terminal: drops, then cuts, what matters least. */
final class Layout {
  private static final String GAP = "  ";

  /** How a cell that is too wide is cut to a width. */
  enum Cut {
    END,
    MIDDLE,
    PATH,
    SPARKLINE;

    String apply(String text, int width) {
      return switch (this) {
        case END -> Text.cutEnd(text, width);
        case MIDDLE -> Text.cutMiddle(text, width);
        case PATH -> Text.cutPath(text, width);
        case SPARKLINE -> Text.cutEnd(Sparkline.shrink(text, width), width);
      };
    }
  }

  /**
   * One column.
   *
   * @param title its heading
   * @param cells its texts, already clean
   * @param rank what matters less is dropped first: 0 stays longest
   * @param least narrowest width at which it still says something
   * @param good width that it gets before any other column gets its full one
   * @param rightAligned whether it holds numbers
   * @param cut how it is cut
   */
  record Column(
      String title,
      List<String> cells,
      int rank,
      int least,
      int good,
      boolean rightAligned,
      Cut cut) {
    /** The same with another rank and least width. */
    Column of(int newRank, int newLeast) {
      return new Column(title, cells, newRank, newLeast, good, rightAligned, cut);
    }

    int full() {
      return Math.max(Text.width(title), cells.stream().mapToInt(Text::width).max().orElse(0));
    }
  }

  private final List<Column> columns;
  private final List<String> leftOut;
  private final int[] widths;
  private final int width;

  Layout(List<Column> wanted, int width) {
    this.width = width;
    columns = chosen(wanted, width);
    leftOut =
        wanted.stream().filter(column -> !columns.contains(column)).map(Column::title).toList();
    widths = columns.stream().mapToInt(c -> Math.min(c.least, c.full())).toArray();
    int spare = width - leastWidth();
    List<Column> byRank = new ArrayList<>(columns);
    byRank.sort(Comparator.comparingInt(Column::rank));
    spare = grow(byRank, spare, false);
    grow(byRank, spare, true);
  }

  /** The most important columns that fit; the first of them always. */
  private static List<Column> chosen(List<Column> wanted, int width) {
    List<Column> byRank = new ArrayList<>(wanted);
    byRank.sort(Comparator.comparingInt(Column::rank));
    Set<Column> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
    int used = -GAP.length();
    for (Column column : byRank) {
      int more = GAP.length() + Math.min(column.least, column.full());
      if (chosen.isEmpty() || used + more <= width) {
        chosen.add(column);
        used += more;
      }
    }
    return wanted.stream().filter(chosen::contains).toList();
  }

  private int leastWidth() {
    return columns.stream().mapToInt(c -> Math.min(c.least, c.full())).sum()
        + GAP.length() * (columns.size() - 1);
  }

  private int grow(List<Column> byRank, int spare, boolean full) {
    int left = Math.max(0, spare);
    for (Column column : byRank) {
      int i = columns.indexOf(column);
      int goal = full ? column.full() : Math.min(column.good, column.full());
      int more = Math.min(left, Math.max(0, goal - widths[i]));
      widths[i] += more;
      left -= more;
    }
    return left;
  }

  List<Column> columns() {
    return List.copyOf(columns);
  }

  /** Titles of the columns that there was no room for, in their order. */
  List<String> leftOut() {
    return leftOut;
  }

  String header() {
    return line(columns.stream().map(Column::title).toList());
  }

  String row(int row) {
    return line(columns.stream().map(column -> column.cells.get(row)).toList());
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      Column column = columns.get(i);
      String cell = column.cut.apply(cells.get(i), Math.min(widths[i], width));
      String pad = " ".repeat(Math.max(0, widths[i] - Text.width(cell)));
      line.append(i > 0 ? GAP : "").append(column.rightAligned ? pad + cell : cell + pad);
    }
    return Text.cutEnd(line.toString().stripTrailing(), width);
  }
}
