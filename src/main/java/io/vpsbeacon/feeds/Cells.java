package io.vpsbeacon.feeds;

/** What a text from a feed must not be, before it becomes a cell that people open. */
final class Cells {
  private static final int LONGEST = 128;

  /** A table with it cannot be read again. */
  private static final char LOST = '\ufffd';

  private Cells() {}

  /** Why a text may not stand in the table, or null. */
  static String fault(String text) {
    if (isFormula(text)) {
      return "begins like a formula (=, +, -, @, tab or CR), which spreadsheet programs would run";
    }
    if (text.length() > LONGEST) {
      return "is longer than " + LONGEST + " characters";
    }
    if (text.indexOf(LOST) >= 0) {
      return "holds U+FFFD, which stands for text that was lost";
    }
    for (int i = 0; i < text.length(); i++) {
      if (steers(text.charAt(i))) {
        return "holds a control character";
      }
    }
    return null;
  }

  /** Whether a character does something to a terminal or log, rather than stand there. */
  static boolean steers(char c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** A lone hyphen is how some feeds write an empty cell, and no formula. */
  static boolean isFormula(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 && !cell.equals("-");
  }
}
