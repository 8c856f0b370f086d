package io.vpsbeacon.cli;

import io.vpsbeacon.detect.Finding;
import io.vpsbeacon.detect.Findings;
import io.vpsbeacon.detect.Rhythm;
import io.vpsbeacon.lookup.Range;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** All findings as a table, each of the first with a link to its pictures. */
final class HtmlTable {
  private static final int LONGEST_CELL = 200;
  private static final int SPARK_HEIGHT = 10;

  private final Findings findings;
  private final int linked;

  /**
   * @param linked how many of the findings have a section of their own
   */
  HtmlTable(Findings findings, int linked) {
    this.findings = findings;
    this.linked = linked;
  }

  void write(Markup page) {
    page.open("div", "class", "scroll", "id", "table").line().open("table").line();
    header(page);
    page.open("tbody").line();
    for (int row = 0; row < findings.rows(); row++) {
      row(page, row);
    }
    page.close().close().close().line();
  }

  private void header(Markup page) {
    page.open("thead").open("tr");
    number(page, "th", "#");
    page.element("th", "Tier");
    for (String title : new String[] {"Score", "Period", "Jitter", "Seen", "Count"}) {
      number(page, "th", title);
    }
    page.element("th", "Timeline");
    findings.keys().forEach(key -> page.element("th", key));
    page.element("th", "Ports");
    number(page, "th", "Hosts");
    page.element("th", "Provider");
    page.element("th", "First seen (UTC)").element("th", "Last seen (UTC)");
    page.close().close().line();
  }

  private void row(Markup page, int row) {
    Finding finding = findings.list().get(row);
    page.open("tr");
    if (row < linked) {
      page.open("td", "class", "number");
      page.element("a", Integer.toString(row + 1), "href", "#" + HtmlFinding.anchor(row)).close();
    } else {
      number(page, "td", Integer.toString(row + 1));
    }
    page.element(
        "td", finding.tier().tier(), "class", "tier r" + Math.min(4, finding.tier().score()));
    Optional<Rhythm> rhythm = finding.rhythm();
    number(page, "td", text(rhythm, Rhythm::score));
    number(page, "td", text(rhythm, beat -> Rhythm.inWords(beat.beat().period())));
    number(page, "td", text(rhythm, beat -> percent(beat.jitter())));
    number(page, "td", text(rhythm, beat -> percent(beat.coverage())));
    number(page, "td", Long.toString(finding.connections()));
    page.open("td");
    spark(page, finding.times().timeline());
    page.close();
    for (String key : finding.keys()) {
      String shown = row < linked ? Text.cutEnd(key, LONGEST_CELL) : key;
      page.element("td", shown, "class", "wide");
    }
    page.element("td", String.join(", ", finding.ports()), "class", "wide");
    number(page, "td", finding.prevalence() == 0 ? "" : Long.toString(finding.prevalence()));
    page.element("td", finding.range().map(Range::provider).orElse(""), "class", "wide");
    page.element("td", Clock.full(finding.first()), "class", "time");
    page.element("td", Clock.full(finding.last()), "class", "time");
    page.close().line();
  }

  private static void number(Markup page, String element, String text) {
    page.element(element, text, "class", "number");
  }

  private static String text(Optional<Rhythm> rhythm, Function<Rhythm, String> column) {
    return rhythm.map(column).orElse("");
  }

  /** A share of hundredths, as per cent. */
  static String percent(String share) {
    return new BigDecimal(share).movePointRight(2).toPlainString() + " %";
  }

  private static void spark(Markup page, long[] counts) {
    long most = Arrays.stream(counts).max().orElse(0);
    if (most == 0) {
      return;
    }
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        String height =
            TimelineSvg.coordinate(Math.max(1, SPARK_HEIGHT * (counts[i] / (double) most)));
        path.append('M').append(i).append(' ').append(SPARK_HEIGHT).append("v-").append(height);
        path.append("h.8v").append(height).append('z');
      }
    }
    page.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + counts.length + " " + SPARK_HEIGHT,
        "preserveAspectRatio",
        "none",
        "class",
        "spark",
        "role",
        "img");
    page.element("title", "Connections over time");
    page.empty("path", "d", path.toString()).close();
  }
}
