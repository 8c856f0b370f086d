package io.vpsbeacon.cli;

import java.util.List;

/** A result as the writers of all formats see it: named columns, cells of any number of values. */
interface Grid {
  /** The column of counts over time. */
  String TIMELINE = "Timeline";

  List<String> columns();

  int rows();

  /** The cell's values: none when it is empty. */
  List<String> values(int row, int column);

  /** The cell as one text, its values joined by newlines, those of the timeline by blanks. */
  default String text(int row, int column) {
    String between = columns().get(column).equals(TIMELINE) ? " " : "\n";
    return String.join(between, values(row, column));
  }

  /** The cell as one text; empty where there is no such column. */
  default String text(int row, String column) {
    int index = columns().indexOf(column);
    return index < 0 ? "" : text(row, index);
  }

  /** Names of the group keys: the columns after the window, before what was counted. */
  default List<String> keys() {
    int counted = columns().indexOf("ConnectionCount");
    return counted < 1 ? List.of() : columns().subList(1, counted);
  }

  /** Those of the keys that the user asked for: none where they are the usual ones. */
  default List<String> chosenKeys() {
    return List.of();
  }

  /** Whether all rows are of one window, so that its start says nothing. */
  default boolean hasOneWindow() {
    return false;
  }

  /** Titles of the columns for which so wide a table has no room. */
  default List<String> leftOut(int width) {
    return new FindingsTable(this).leftOut(width);
  }

  /** The result as lines for people. */
  default List<String> lines(int width, Colours colours) {
    return new FindingsTable(this).lines(width, colours);
  }
}
