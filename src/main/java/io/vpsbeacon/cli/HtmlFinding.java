package io.vpsbeacon.cli;

import io.vpsbeacon.detect.Finding;
import io.vpsbeacon.detect.FindingTimes;
import io.vpsbeacon.detect.Rhythm;
import io.vpsbeacon.detect.Span;
import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.Range;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One finding: why it is one, all that is known of it, and its pictures. */
final class HtmlFinding {
  private final List<String> keys;
  private final Finding finding;
  private final int row;
  private final Span span;

  /**
   * @param keys names of the group keys
   * @param row its place in the table, from 0
   * @param span the search's windows
   */
  HtmlFinding(List<String> keys, Finding finding, int row, Span span) {
    this.keys = keys;
    this.finding = finding;
    this.row = row;
    this.span = span;
  }

  /** The name that links go to. */
  static String anchor(int row) {
    return "finding-" + (row + 1);
  }

  /** Its tier, in the tier's colour. */
  static void tier(Markup page, Finding finding) {
    String colour = "tier r" + Math.min(4, finding.tier().score());
    page.element("span", finding.tier().tier(), "class", colour);
  }

  void write(Markup page) {
    page.open("section", "id", anchor(row)).line();
    page.open("h2").text((row + 1) + ". ");
    tier(page, finding);
    page.text(" " + title()).close().line();
    page.element("p", finding.evidence()).line();
    facts(page);
    pictures(page);
    page.open("p", "class", "up").element("a", "To the table", "href", "#table").close().line();
    page.close().line();
  }

  private String title() {
    String image = key(Field.IMAGE);
    String program = image.substring(Math.max(image.lastIndexOf('\\'), image.lastIndexOf('/')) + 1);
    String host = key(Field.HOST);
    String from = program.isEmpty() ? host : host.isEmpty() ? program : program + " on " + host;
    String destination = key(Field.DESTINATION_IP);
    return Text.cutEnd(destination.isEmpty() ? from : from + " to " + destination, 200);
  }

  private String key(Field field) {
    int index = keys.indexOf(field.canonical());
    return index < 0 ? "" : finding.keys().get(index);
  }

  private void facts(Markup page) {
    page.open("dl").line();
    fact(page, "BeaconRisk", finding.tier().label());
    for (int i = 0; i < keys.size(); i++) {
      fact(page, keys.get(i), finding.keys().get(i));
    }
    if (!span.isAll()) {
      fact(page, "Window", Clock.full(finding.time()) + " UTC, " + span.text());
    }
    fact(
        page,
        "Connections",
        finding.connections()
            + ", "
            + finding.perMinute()
            + " a minute, from "
            + Clock.full(finding.first())
            + " to "
            + Clock.full(finding.last())
            + " UTC");
    fact(page, "Ports", String.join(", ", finding.ports()));
    finding.range().ifPresent(range -> fact(page, "Provider", provider(range)));
    finding.rhythm().ifPresent(rhythm -> fact(page, "Beat", beat(rhythm)));
    page.close().line();
  }

  private static String beat(Rhythm rhythm) {
    return String.format(
        Locale.ROOT,
        "score %s, period %s s, jitter %s, %d of %d beats seen",
        rhythm.score(),
        rhythm.period(),
        HtmlTable.percent(rhythm.jitter()),
        rhythm.beat().seen(),
        rhythm.beat().expected());
  }

  private static String provider(Range range) {
    String sold = range.provider() + " (" + range.providerClass() + ")";
    return range.asn() == 0 ? sold : sold + ", AS" + range.asn();
  }

  private static void fact(Markup page, String name, String value) {
    if (!value.isEmpty()) {
      page.element("dt", name).element("dd", value).line();
    }
  }

  private void pictures(Markup page) {
    long[] millis = finding.times().beat();
    if (millis.length == 0) {
      return;
    }
    Optional<Rhythm> steady = finding.rhythm().filter(Rhythm::isSteady);
    double period = steady.map(rhythm -> rhythm.beat().period()).orElse(0.0);
    double jitter = steady.map(rhythm -> rhythm.beat().jitter()).orElse(0.0);
    page.open("figure").line();
    MissedBeats missed = new MissedBeats(millis, period);
    timeline(millis).draw(page, millis, missed.times());
    String caption = caption(millis.length) + missed.caption();
    page.line().element("figcaption", caption).close().line();
    GapsSvg gaps = new GapsSvg(millis, period, jitter);
    if (!gaps.isEmpty()) {
      page.open("figure").line();
      gaps.draw(page);
      String marks = period > 0 ? " The line is the period, the band its jitter." : "";
      page.line().element("figcaption", "Gaps between these connections." + marks).close().line();
    }
  }

  /** Of the window, or of as much of it as the times are kept of. */
  private TimelineSvg timeline(long[] millis) {
    boolean cut = millis.length == FindingTimes.MOST;
    if (cut || span.isAll()) {
      return new TimelineSvg(millis[0] * 1000, millis[millis.length - 1] * 1000);
    }
    return new TimelineSvg(finding.time(), finding.time() + span.micros());
  }

  private String caption(int shown) {
    StringBuilder caption = new StringBuilder("Connections over time (UTC)");
    finding
        .rhythm()
        .ifPresent(
            rhythm -> {
              caption.append(rhythm.process().isEmpty() ? "" : " of process " + rhythm.process());
              caption.append(rhythm.port().isEmpty() ? "" : " on port " + rhythm.port());
            });
    if (shown < finding.connections()) {
      String which = shown == FindingTimes.MOST ? "the latest %,d of %,d" : "%,d of %,d";
      caption.append(", ").append(String.format(Locale.ROOT, which, shown, finding.connections()));
    }
    return caption.append('.').toString();
  }
}
