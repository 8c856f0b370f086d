package io.vpsbeacon.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vpsbeacon.columns.Utf8;
import java.io.InputStream;
import java.util.Locale;

/** UTF-8: passed on as it is, where it is well-formed. */
final class Utf8Input extends TextInput {
  private static final int LONGEST_CHARACTER = 4;

  Utf8Input(InputStream in) {
    super(in);
  }

  @Override
  int decode(byte[] bytes, int from, int to, boolean last) {
    int valid = Utf8.validEnd(bytes, from, to);
    if (valid > from) {
      ready(bytes, from, valid);
      return valid;
    }
    if (from == to || (to - from < LONGEST_CHARACTER && !last)) {
      return from;
    }
    note(String.format(Locale.ROOT, "byte 0x%02x is no UTF-8", bytes[from]));
    byte[] shown = Broken.ofByte(bytes[from]).getBytes(UTF_8);
    ready(shown, 0, shown.length);
    return from + 1;
  }
}
