package io.vpsbeacon.detect;

import java.util.List;

/** Says in one line why a finding is one. */
final class Evidence {
  private static final long SECOND = 1_000_000L;

  private Evidence() {}

  static String of(Finding finding) {
    String connections =
        finding.connections() == 1 ? "1 connection" : finding.connections() + " connections";
    return connections
        + " in "
        + duration(finding.last() - finding.first())
        + ", "
        + ports(finding.ports());
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
