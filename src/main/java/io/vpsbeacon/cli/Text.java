package io.vpsbeacon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text on a terminal: how wide it is, how it is cut, and what must not get there. */
final class Text {
  private static final String CUT = "…";
  private static final int[][] WIDE = {
    {0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff},
    {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1f64f}, {0x1f680, 0x1faff},
    {0x20000, 0x3fffd}
  };

  private Text() {}

  /**
   * The text with every character shown that would steer a terminal or turn the reading direction:
   * values come from machines that an attacker may hold.
   */
  static String clean(String text) {
    if (text.codePoints().noneMatch(Text::steers)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (steers(c)) {
                shown.append(escape(c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  static boolean steers(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          true;
      default -> false;
    };
  }

  private static String escape(int codePoint) {
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          codePoint < 0x100
              ? String.format(Locale.ROOT, "\\x%02x", codePoint)
              : String.format(Locale.ROOT, "\\u%04x", codePoint);
    };
  }

  /** A number of things, in words. */
  static String count(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  /** How many cells of a terminal the text takes. */
  static int width(String text) {
    return text.codePoints().map(Text::width).sum();
  }

  private static int width(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return 2;
      }
    }
    return 1;
  }

  /** At most so wide; what is too much is cut from the end. */
  static String cutEnd(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    return width < 1 ? "" : head(text, width - 1) + CUT;
  }

  /** At most so wide; what is too much is cut from the middle. */
  static String cutMiddle(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    return width < 1 ? "" : head(text, width / 2) + CUT + tail(text, (width - 1) / 2);
  }

  /** At most so wide; of a path, the file's name is kept longest. */
  static String cutPath(String path, int width) {
    int slash = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
    String name = path.substring(slash + 1);
    int spare = width - width(name);
    if (width(path) <= width || name.isEmpty() || spare < 0) {
      return cutMiddle(slash >= 0 && spare < 0 ? name : path, width);
    }
    int least = 5;
    return spare < least ? name : head(path, spare - 2) + CUT + path.charAt(slash) + name;
  }

  /** The text in lines at most so wide, broken at blanks; all but the first are indented. */
  static List<String> wrap(String text, int width, int indent) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split(" +", -1)) {
      String longer = line.isBlank() ? line + word : line + " " + word;
      if (width(longer) > width && !line.isBlank()) {
        lines.add(cutEnd(line, width));
        longer = " ".repeat(indent) + word;
      }
      line = longer;
    }
    lines.add(cutEnd(line, width));
    return lines;
  }

  private static String head(String text, int width) {
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      if (used + width(c) > width) {
        break;
      }
      used += width(c);
      end += Character.charCount(c);
    }
    return text.substring(0, end);
  }

  private static String tail(String text, int width) {
    int used = 0;
    int start = text.length();
    while (start > 0) {
      int c = text.codePointBefore(start);
      if (used + width(c) > width) {
        break;
      }
      used += width(c);
      start -= Character.charCount(c);
    }
    return text.substring(start);
  }
}
