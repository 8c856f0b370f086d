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
    String connections =
        finding.connections() == 1 ? "1 connection" : finding.connections() + " connections";
    return connections
        + " in "
        + duration(finding.last() - finding.first())
        + finding.rhythm().map(Evidence::beat).orElse("")
        + ", "
        + ports(finding.ports())
        + hosts(finding.prevalence())
        + finding.range().map(range -> ", " + inWords(range)).orElse("");
  }

  private static String beat(Rhythm rhythm) {
    Beat beat = rhythm.beat();
    if (beat.score() < STEADY) {
      return ", no steady beat";
    }
    return ", every "
        + period(beat.period())
        + " ±"
        + Math.round(beat.jitter() * 100)
        + " %"
        + (beat.part() == Part.LAYERS ? ", several times over" : "")
        + (rhythm.process().isEmpty() ? "" : " in process " + rhythm.process())
        + (rhythm.port().isEmpty() ? "" : " on port " + rhythm.port())
        + ", "
        + beat.seen()
        + " of "
        + beat.expected()
        + " beats seen";
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

  private static String hosts(long prevalence) {
    return prevalence == 0 ? "" : prevalence == 1 ? ", 1 host" : ", " + prevalence + " hosts";
  }

  private static String ports(List<String> ports) {
    return switch (ports.size()) {
      case 0 -> "no port";
      case 1 -> "one port " + ports.get(0);
      case 2 -> "ports " + ports.get(0) + " and " + ports.get(1);
      default -> ports.size() + " ports";
    };
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
    if (hours < 48) {
      return minutes % 60 == 0 ? hours + " h" : hours + " h " + minutes % 60 + " min";
    }
    return hours % 24 == 0 ? hours / 24 + " d" : hours / 24 + " d " + hours % 24 + " h";
  }
}
