package io.vpsbeacon.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table as Markdown. */
final class Table {
  private final List<String> lines = new ArrayList<>();

  Table(String... head) {
    this(List.of(head));
  }

  Table(List<String> head) {
    row(head);
    lines.add("|" + "---|".repeat(head.size()));
  }

  Table row(String... cells) {
    return row(Arrays.asList(cells));
  }

  Table row(List<String> cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
    return this;
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }

  /** A share from 0 to 1, to thousandths. */
  static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** A share in hundredths; one that is not quite 1 does not look like it. */
  static String percent(double value) {
    double shown = value < 1 ? Math.min(value, 0.9994) : value;
    return String.format(Locale.ROOT, "%.1f %%", shown * 100);
  }

  /** So many of 1,000. */
  static String ofThousand(long hits, long all) {
    return all == 0 ? "" : String.format(Locale.ROOT, "%.2f", 1000.0 * hits / all);
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
