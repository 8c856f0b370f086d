package io.vpsbeacon.events;

import java.util.Locale;

/**
 * What stands for broken text: U+FFFD and its value in hexadecimal digits, so that two texts that
 * differ in what is broken stay two.
 */
final class Broken {
  private Broken() {}

  static String ofByte(int value) {
    return String.format(Locale.ROOT, "\ufffd%02x", value & 0xff);
  }

  /** For half of a surrogate pair. */
  static String ofChar(char value) {
    return String.format(Locale.ROOT, "\ufffd%04x", (int) value);
  }

  /** Whether the text holds halves of surrogate pairs, as JSON's escapes can make them. */
  static boolean isIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        int c = text.codePointAt(i);
        if (c <= Character.MAX_VALUE) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /** The text with every half of a surrogate pair replaced. */
  static String replaced(String text) {
    StringBuilder replaced = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                replaced.append(ofChar((char) c));
              } else {
                replaced.appendCodePoint(c);
              }
            });
    return replaced.toString();
  }
}
