package io.vpsbeacon.cli;

import io.vpsbeacon.detect.Finding;
import io.vpsbeacon.detect.Findings;
import io.vpsbeacon.detect.Rhythm;
import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** All findings as a table, each of the first with a link to its pictures. */
final class HtmlTable {
  /** So wide a text may keep a column from growing narrower. */
  private static final int SHORT = 24;

  private static final int LONGEST_CELL = 200;
  private static final int LONGEST_PATH = 90;

  private final Findings findings;
  private final int linked;
  private final LongFunction<String> clock;

  /**
   * @param linked how many of the findings have a section of their own
   * @param clock shows a time in microseconds since the epoch
   */
  HtmlTable(Findings findings, int linked, LongFunction<String> clock) {
    this.findings = findings;
    this.linked = linked;
    this.clock = clock;
  }

  void write(Markup page) {
    int rows = findings.rows();
    List<HtmlColumn> used = columns().stream().filter(column -> column.isUsed(rows)).toList();
    page.open("div", "class", "scroll", "id", "table").line().open("table").line();
    page.open("thead").open("tr");
    used.forEach(column -> column.header(page));
    page.close().close().line();
    page.open("tbody").line();
    for (int row = 0; row < rows; row++) {
      page.open("tr");
      for (HtmlColumn column : used) {
        column.cell(page, row);
      }
      page.close().line();
    }
    page.close().close().close().line();
  }

  private List<HtmlColumn> columns() {
    List<HtmlColumn> columns = new ArrayList<>();
    columns.add(
        new HtmlColumn("#", "number row", row -> Integer.toString(row + 1), this::rowNumber));
    columns.add(
        new HtmlColumn(
            "Tier",
            "tier",
            of(finding -> finding.tier().tier()),
            (page, row, text) -> HtmlFinding.tier(page, finding(row))));
    columns.add(HtmlColumn.number("Score", ofBeat(Rhythm::score)));
    columns.add(HtmlColumn.number("Period", ofBeat(beat -> Rhythm.inWords(beat.beat().period()))));
    columns.add(HtmlColumn.number("Jitter", ofBeat(beat -> percent(beat.jitter()))));
    columns.add(HtmlColumn.number("Seen", ofBeat(beat -> percent(beat.coverage()))));
    columns.add(HtmlColumn.number("Count", of(finding -> Long.toString(finding.connections()))));
    columns.add(
        new HtmlColumn(
            "Timeline",
            "picture",
            of(finding -> spark(finding).title()),
            (page, row, text) -> spark(finding(row)).draw(page)));
    for (int i = 0; i < findings.keys().size(); i++) {
      int key = i;
      columns.add(key(findings.keys().get(key), finding -> finding.keys().get(key)));
    }
    columns.add(key("Ports", finding -> String.join(", ", finding.ports())));
    columns.add(
        HtmlColumn.number(
            "Hosts",
            of(finding -> finding.prevalence() == 0 ? "" : Long.toString(finding.prevalence()))));
    columns.add(key("Provider", finding -> finding.range().map(Range::provider).orElse("")));
    columns.add(time("First seen (UTC)", Finding::first));
    columns.add(time("Last seen (UTC)", Finding::last));
    return columns;
  }

  private Finding finding(int row) {
    return findings.list().get(row);
  }

  private IntFunction<String> of(Function<Finding, String> text) {
    return row -> text.apply(finding(row));
  }

  private IntFunction<String> ofBeat(Function<Rhythm, String> text) {
    return of(finding -> finding.rhythm().map(text).orElse(""));
  }

  private static SparkSvg spark(Finding finding) {
    return new SparkSvg(finding.times().timeline());
  }

  /** A share of hundredths, as per cent. */
  static String percent(String share) {
    return new BigDecimal(share).movePointRight(2).toPlainString() + " %";
  }

  private HtmlColumn time(String title, ToLongFunction<Finding> time) {
    return HtmlColumn.plain(title, "time", of(finding -> clock.apply(time.applyAsLong(finding))));
  }

  private void rowNumber(Markup page, int row, String text) {
    if (row < linked) {
      page.element("a", text, "href", "#" + HtmlFinding.anchor(row));
    } else {
      page.text(text);
    }
  }

  private HtmlColumn key(String title, Function<Finding, String> text) {
    boolean path = title.equals(Field.IMAGE.canonical());
    return new HtmlColumn(
        title, "key", of(text), (page, row, value) -> value(page, row, value, path));
  }

  /** A value that may be long is cut where a section has the whole of it. */
  private void value(Markup page, int row, String value, boolean path) {
    String shown = Text.clean(value);
    if (Text.width(shown) <= SHORT) {
      page.text(shown);
    } else if (row >= linked) {
      LongText.write(page.open("div", "class", "long"), shown);
      page.close();
    } else {
      page.open("div", "class", path ? "long" : "long cut", "title", shown);
      String cut = path ? Text.cutPath(shown, LONGEST_PATH) : Text.cutEnd(shown, LONGEST_CELL);
      LongText.write(page, cut);
      page.close();
    }
  }
}
