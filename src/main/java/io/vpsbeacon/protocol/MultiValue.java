package io.vpsbeacon.protocol;

import java.util.ArrayList;
import java.util.List;

/** A field of several values as its {@code __mv_} cell has it: {@code $a$;$b$}, each $ doubled. */
public final class MultiValue {
  /** What a field's name has before it in the name of its column of multivalues. */
  public static final String PREFIX = "__mv_";

  private MultiValue() {}

  /** Appends the cell, in quotes. */
  static void append(Bytes out, List<String> values) {
    out.append('"');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append(';');
      }
      String value = values.get(i);
      out.append('$');
      Csv.appendQuoted(out, value.indexOf('$') < 0 ? value : value.replace("$", "$$"));
      out.append('$');
    }
    out.append('"');
  }

  /** The values of a cell; none where the text is no such encoding. */
  public static List<String> decode(String text) {
    List<String> values = new ArrayList<>();
    int position = 0;
    while (position < text.length() && text.charAt(position) == '$') {
      int end = closing(text, position + 1);
      if (end < 0) {
        return List.of();
      }
      values.add(text.substring(position + 1, end).replace("$$", "$"));
      position = end + 1;
      if (position == text.length()) {
        return List.copyOf(values);
      }
      if (text.charAt(position++) != ';') {
        return List.of();
      }
    }
    return List.of();
  }

  /** Index of the first dollar from here on that is not doubled, or -1. */
  private static int closing(String text, int from) {
    int dollar = text.indexOf('$', from);
    while (dollar >= 0 && dollar + 1 < text.length() && text.charAt(dollar + 1) == '$') {
      dollar = text.indexOf('$', dollar + 2);
    }
    return dollar;
  }
}
