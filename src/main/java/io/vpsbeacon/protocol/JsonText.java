package io.vpsbeacon.protocol;

/**
 * Writes JSON.
 *
 * <p>Gson's writer would do, but its first use takes as long as all the rest of an answer to
 * getinfo: it formats a table of escapes. Text is put together without {@code +} for the same
 * reason.
 */
final class JsonText {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder(128);
  private boolean first = true;

  JsonText begin(char bracket) {
    separate();
    text.append(bracket);
    first = true;
    return this;
  }

  JsonText end(char bracket) {
    text.append(bracket);
    first = false;
    return this;
  }

  JsonText name(String name) {
    value(name);
    text.append(':');
    first = true;
    return this;
  }

  JsonText value(String value) {
    separate();
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      append(value.charAt(i));
    }
    text.append('"');
    return this;
  }

  JsonText value(boolean value) {
    separate();
    text.append(value);
    return this;
  }

  JsonText value(long value) {
    separate();
    text.append(value);
    return this;
  }

  JsonText value(double value) {
    separate();
    text.append(value);
    return this;
  }

  private void separate() {
    if (!first) {
      text.append(',');
    }
    first = false;
  }

  private void append(char c) {
    switch (c) {
      case '"', '\\' -> text.append('\\').append(c);
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        if (c < ' ') {
          text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        } else {
          text.append(c);
        }
      }
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
