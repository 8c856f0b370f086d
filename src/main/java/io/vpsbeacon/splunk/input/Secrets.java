package io.vpsbeacon.splunk.input;

import java.util.ArrayList;
import java.util.List;

/** What no log line and no event may hold, whoever phrased it. */
final class Secrets {
  private static final String MASK = "********";

  private final List<String> secrets = new ArrayList<>();

  /** From now on this is one; what is empty is none. */
  void add(String secret) {
    if (secret != null && !secret.isBlank()) {
      secrets.add(secret);
    }
  }

  /** The text in one line, without them. */
  String clean(String text) {
    String clean = String.valueOf(text);
    for (String secret : secrets) {
      clean = clean.replace(secret, MASK);
    }
    StringBuilder line = new StringBuilder(clean.length());
    clean.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(line::appendCodePoint);
    return line.toString();
  }
}
