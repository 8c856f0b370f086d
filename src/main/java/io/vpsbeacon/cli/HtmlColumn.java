package io.vpsbeacon.cli;

import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A column of the table of findings.
 *
 * @param css class of its cells
 * @param text what a row's cell says; empty where that is nothing
 * @param content writes it
 */
record HtmlColumn(String title, String css, IntFunction<String> text, Content content) {
  /** What stands in a cell. */
  interface Content {
    void write(Markup page, int row, String text);
  }

  /** One that holds numbers. */
  static HtmlColumn number(String title, IntFunction<String> text) {
    return plain(title, "number", text);
  }

  /** One that holds text which is short. */
  static HtmlColumn plain(String title, String css, IntFunction<String> text) {
    return new HtmlColumn(title, css, text, (page, row, shown) -> page.text(shown));
  }

  /** Whether any of so many rows says something in it. */
  boolean isUsed(int rows) {
    return IntStream.range(0, rows).anyMatch(row -> !text.apply(row).isEmpty());
  }

  void header(Markup page) {
    page.element("th", title, "class", css);
  }

  /** A cell, which has the title for where cells are stacked. */
  void cell(Markup page, int row) {
    String shown = text.apply(row);
    page.open("td", "class", css, "data-title", title);
    if (!shown.isEmpty()) {
      content.write(page, row, shown);
    }
    page.close();
  }
}
