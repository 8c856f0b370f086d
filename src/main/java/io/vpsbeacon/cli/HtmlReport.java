package io.vpsbeacon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.vpsbeacon.detect.Finding;
import io.vpsbeacon.detect.Findings;
import io.vpsbeacon.detect.Option;
import io.vpsbeacon.detect.Options;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A scan as one page that needs nothing else: no network, no script. It is well-formed XML, and the
 * same scan gives the same bytes.
 */
final class HtmlReport {
  /** So many findings have pictures; a page of thousands would open in no browser. */
  static final int MOST_PICTURES = 200;

  private static final String CSS = "/io/vpsbeacon/report.css";

  private static final Pattern PLAIN = Pattern.compile("[\\w/.,:=@%+-]*");

  private final ScanReport scan;
  private final Markup page = new Markup();

  HtmlReport(ScanReport scan) {
    this.scan = scan;
  }

  String html() throws IOException {
    page.raw("<!DOCTYPE html>\n");
    page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").line();
    head();
    page.open("body").line();
    page.element("h1", "VPS Beacon: " + Text.count(scan.findings().rows(), "finding")).line();
    summary();
    if (scan.findings().rows() > 0) {
      new HtmlTable(scan.findings(), MOST_PICTURES, Clock.between(scan.first(), scan.last()))
          .write(page);
      sections();
    }
    page.close().line().close().line();
    return page.toString();
  }

  private void head() throws IOException {
    page.open("head").line().empty("meta", "charset", "utf-8").line();
    page.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'");
    page.line();
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    page.empty("meta", "name", "color-scheme", "content", "light dark").line();
    page.element("title", "VPS Beacon findings").line();
    page.open("style").line().raw(css()).close().line().close().line();
  }

  private static String css() throws IOException {
    try (InputStream css = HtmlReport.class.getResourceAsStream(CSS)) {
      return new String(css.readAllBytes(), UTF_8);
    }
  }

  private void summary() {
    Findings.Summary counted = scan.findings().summary();
    List<String> parts = new ArrayList<>();
    parts.add(Text.count(scan.events(), "event") + " of " + String.join(", ", scan.files()));
    if (scan.first() <= scan.last()) {
      parts.add(Clock.full(scan.first()) + " to " + Clock.full(scan.last()) + " UTC");
    }
    parts.add(Text.count(counted.connections(), "connection"));
    parts.add(String.format(Locale.ROOT, "%,d excluded", counted.excluded()));
    parts.add(Text.count(counted.groups(), "group"));
    if (counted.cut() > 0) {
      parts.add(String.format(Locale.ROOT, "%,d more findings cut by --limit", counted.cut()));
    }
    page.element("p", String.join(" · ", parts)).line();
    LongText.write(page.open("p", "class", "dim"), "Options: " + options());
    page.close().line();
    scan.troubles().forEach(trouble -> page.element("p", trouble, "class", "trouble").line());
    if (scan.findings().rows() > MOST_PICTURES) {
      page.element(
              "p",
              "The first "
                  + MOST_PICTURES
                  + " findings have pictures; the others are in the table alone.",
              "class",
              "dim")
          .line();
    }
  }

  private String options() {
    Options options = scan.options();
    List<String> words = new ArrayList<>();
    words.add(word(Option.SPAN, options.span().text()));
    words.add(word(Option.BY, String.join(",", options.by())));
    words.add(word(Option.PROFILE, options.profile()));
    words.add(
        options.reference() ? word(Option.REFERENCE, "true") : word(Option.TIERS, options.tiers()));
    if (!options.exclude()) {
      words.add(word(Option.EXCLUDE, "false"));
    }
    if (options.dropNulls()) {
      words.add(word(Option.NULLS, "drop"));
    }
    if (!options.count().isEmpty()) {
      words.add(word(Option.COUNT, options.count()));
    }
    if (options.min() > 0) {
      words.add(word(Option.MIN, Long.toString(options.min())));
    }
    words.add(word(Option.LIMIT, Long.toString(options.limit())));
    words.addAll(scan.lookups());
    return words.stream().map(HtmlReport::quoted).collect(joining(" "));
  }

  /** For a shell, which would take what has a blank in it apart. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static String word(Option option, String value) {
    return "--" + option.optionName() + "=" + value;
  }

  private void sections() {
    List<Finding> findings = scan.findings().list();
    for (int row = 0; row < Math.min(MOST_PICTURES, findings.size()); row++) {
      new HtmlFinding(scan.findings().keys(), findings.get(row), row, scan.options().span())
          .write(page);
    }
  }
}
