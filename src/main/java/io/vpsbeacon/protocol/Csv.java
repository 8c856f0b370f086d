package io.vpsbeacon.protocol;

import java.util.List;

/** How a cell is written. */
final class Csv {
  private Csv() {}

  /** Bare where it is letters and digits, else quoted, as splunkd does it. */
  static void append(Bytes out, String cell) {
    if (isPlain(cell)) {
      out.append(cell);
    } else {
      out.append('"');
      appendQuoted(out, cell);
      out.append('"');
    }
  }

  /** Several values as one cell, a line each. */
  static void appendLines(Bytes out, List<String> values) {
    out.append('"');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append('\n');
      }
      appendQuoted(out, values.get(i));
    }
    out.append('"');
  }

  /** A part of a cell that is in quotes. */
  static void appendQuoted(Bytes out, String text) {
    out.append(text.indexOf('"') < 0 ? text : text.replace("\"", "\"\""));
  }

  private static boolean isPlain(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      boolean plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!plain) {
        return false;
      }
    }
    return true;
  }
}
