package io.vpsbeacon.lookup;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern as SPL's {@code search} has it: {@code *} is any run of characters, also none, also
 * with backslashes in it; letters match in either case; everything else is itself.
 *
 * <p>Immutable. A match takes at most pattern length times value length steps, whatever the
 * pattern.
 */
public final class Wildcard {
  private final boolean exact;

  /** What the value begins with, folded; all of the pattern when it is exact. */
  private final String head;

  /** What must follow the head, in this order, folded. */
  private final List<String> middle;

  /** What the value ends with, folded. */
  private final String tail;

  private Wildcard(boolean exact, String head, List<String> middle, String tail) {
    this.exact = exact;
    this.head = head;
    this.middle = List.copyOf(middle);
    this.tail = tail;
  }

  /** The pattern, made ready to match. */
  public static Wildcard compile(String pattern) {
    String folded = fold(pattern);
    int star = folded.indexOf('*');
    if (star < 0) {
      return new Wildcard(true, folded, List.of(), "");
    }
    List<String> middle = new ArrayList<>();
    int from = star + 1;
    for (int next = folded.indexOf('*', from); next >= 0; next = folded.indexOf('*', from)) {
      if (next > from) {
        middle.add(folded.substring(from, next));
      }
      from = next + 1;
    }
    return new Wildcard(false, folded.substring(0, star), middle, folded.substring(from));
  }

  /** Whether the whole value fits the pattern. */
  public boolean matches(String value) {
    return matchesFolded(fold(value));
  }

  /** As {@link #matches}, for a value that went through {@link #fold}: once for many patterns. */
  public boolean matchesFolded(String folded) {
    if (exact) {
      return folded.equals(head);
    }
    if (folded.length() < head.length() + tail.length()
        || !folded.startsWith(head)
        || !folded.endsWith(tail)) {
      return false;
    }
    int end = folded.length() - tail.length();
    int from = head.length();
    for (String part : middle) {
      // The earliest place leaves the most room for the rest, so there is no need to go back.
      int at = folded.indexOf(part, from);
      if (at < 0 || at + part.length() > end) {
        return false;
      }
      from = at + part.length();
    }
    return true;
  }

  /** Whether only one text fits the pattern, but for the case of its letters. */
  public static boolean isExact(String pattern) {
    return pattern.indexOf('*') < 0;
  }

  /**
   * The text in one case. Each code point is folded by itself, in no language's way: a result has
   * as many code points as the text. A long s or a dotless i stays apart from s and i, as it does
   * in file names: a look-alike of an excluded name is not excluded.
   */
  public static String fold(String text) {
    char[] folded = text.toCharArray();
    boolean changes = false;
    for (int i = 0; i < folded.length; i++) {
      char c = folded[i];
      if (c >= 0x80) {
        return foldPoints(text);
      }
      if (c >= 'A' && c <= 'Z') {
        folded[i] = (char) (c + 'a' - 'A');
        changes = true;
      }
    }
    return changes ? new String(folded) : text;
  }

  private static String foldPoints(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      int lower = Character.toLowerCase(Character.toUpperCase(point));
      folded.appendCodePoint(lower < 0x80 && point >= 0x80 ? point : lower);
      i += Character.charCount(point);
    }
    return folded.toString();
  }
}
