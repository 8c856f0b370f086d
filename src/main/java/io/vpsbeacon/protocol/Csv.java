package io.vpsbeacon.protocol;

/** How a cell is written. */
final class Csv {
  private Csv() {}

  /** Bare where it is letters and digits, else quoted, as splunkd does it. */
  static void append(Bytes out, String cell) {
    if (isPlain(cell)) {
      out.append(cell);
    } else {
      out.append('"');
      out.append(cell.indexOf('"') < 0 ? cell : cell.replace("\"", "\"\""));
      out.append('"');
    }
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
