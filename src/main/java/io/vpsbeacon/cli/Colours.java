package io.vpsbeacon.cli;

/** Colours of a terminal, or none. */
enum Colours {
  ON,
  OFF;

  private static final String RESET = "\u001b[0m";

  String bold(String text) {
    return this == ON ? "\u001b[1m" + text + RESET : text;
  }

  /** The line, its first word in the colour of this RiskScore. */
  String tier(String line, String score) {
    if (this == OFF) {
      return line;
    }
    int space = line.indexOf(' ');
    int end = space < 0 ? line.length() : space;
    return code(score) + line.substring(0, end) + RESET + line.substring(end);
  }

  private static String code(String score) {
    return switch (score) {
      case "4" -> "\u001b[1;31m";
      case "3" -> "\u001b[31m";
      case "2" -> "\u001b[33m";
      default -> "\u001b[36m";
    };
  }
}
