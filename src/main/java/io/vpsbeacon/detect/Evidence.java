package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.Range;
import io.vpsbeacon.score.Beat;
import io.vpsbeacon.score.Part;
import java.util.List;

/** Says in one line why a finding is one. */
final class Evidence {
  private static final long SECOND = 1_000_000L;

  /** A score from which a beat is told; below it, period and jitter say nothing. */
  static final double STEADY = 0.5;

  private Evidence() {}

  static String of(Finding finding) {
    StringBuilder text = new StringBuilder(128);
    text.append(finding.connections());
    text.append(finding.connections() == 1 ? " connection in " : " connections in ");
    text.append(duration(finding.last() - finding.first()));
    finding.rhythm().ifPresent(rhythm -> beat(rhythm, text));
    text.append(", ");
    ports(finding.ports(), text);
    if (finding.prevalence() > 0) {
      text.append(", ").append(finding.prevalence());
      text.append(finding.prevalence() == 1 ? " host" : " hosts");
    }
    finding.range().ifPresent(range -> text.append(", ").append(inWords(range)));
    return text.toString();
  }

  private static void beat(Rhythm rhythm, StringBuilder text) {
    Beat beat = rhythm.beat();
    if (beat.score() < STEADY) {
      text.append(", no steady beat");
      return;
    }
    text.append(", every ").append(period(beat.period()));
    text.append(" ±").append(Math.round(beat.jitter() * 100)).append(" %");
    if (beat.part() == Part.LAYERS) {
      text.append(", several times over");
    }
    if (!rhythm.process().isEmpty()) {
      text.append(" in process ").append(rhythm.process());
    }
    if (!rhythm.port().isEmpty()) {
      text.append(" on port ").append(rhythm.port());
    }
    text.append(", ").append(beat.seen()).append(" of ").append(beat.expected());
    text.append(" beats seen");
  }

  /** Three digits or so: {@code 5.1 s}, {@code 249 s}, {@code 16.7 min}, {@code 4 h}. */
  static String period(double seconds) {
    if (seconds < 10) {
      return tenths(seconds) + " s";
    }
    if (seconds < 600) {
      return Math.round(seconds) + " s";
    }
    double minutes = seconds / 60;
    return minutes < 120 ? tenths(minutes) + " min" : tenths(minutes / 60) + " h";
  }

  private static String tenths(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
  }

  /** As {@code DigitalOcean (vps)}. */
  static String inWords(Range range) {
    return range.provider() + " (" + range.providerClass() + ")";
  }

  private static void ports(List<String> ports, StringBuilder text) {
    switch (ports.size()) {
      case 0 -> text.append("no port");
      case 1 -> text.append("one port ").append(ports.get(0));
      case 2 -> text.append("ports ").append(ports.get(0)).append(" and ").append(ports.get(1));
      default -> text.append(ports.size()).append(" ports");
    }
  }

  /** The two largest units that matter: {@code 42 s}, {@code 59 min}, {@code 2 h 5 min}. */
  static String duration(long micros) {
    long seconds = Math.round(micros / (double) SECOND);
    if (seconds < 1) {
      return "under 1 s";
    }
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = Math.round(seconds / 60.0);
    if (minutes < 120) {
      return minutes + " min";
    }
    long hours = minutes / 60;
    return hours < 48
        ? units(hours, " h", minutes % 60, " min")
        : units(hours / 24, " d", hours % 24, " h");
  }

  private static String units(long large, String unit, long rest, String smaller) {
    String text = large + unit;
    return rest == 0 ? text : text + " " + rest + smaller;
  }
}
