package io.vpsbeacon.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.util.Locale;

/** UTF-16 of one byte order. */
final class Utf16Input extends TextInput {
  private final boolean little;
  private final StringBuilder text = new StringBuilder();
  private String damage;

  Utf16Input(InputStream in, boolean little) {
    super(in);
    this.little = little;
  }

  @Override
  String damage() {
    return damage;
  }

  @Override
  int decode(byte[] bytes, int from, int to, boolean last) {
    text.setLength(0);
    int at = from;
    while (at + 1 < to) {
      char unit = unit(bytes, at);
      if (!Character.isSurrogate(unit)) {
        text.append(unit);
        at += 2;
      } else if (Character.isHighSurrogate(unit) && at + 3 >= to && !last) {
        break;
      } else if (at + 3 < to && Character.isSurrogatePair(unit, unit(bytes, at + 2))) {
        text.append(unit).append(unit(bytes, at + 2));
        at += 4;
      } else if (text.length() > 0) {
        // What comes before is made ready first, so that the line of what is broken is known.
        break;
      } else {
        note(String.format(Locale.ROOT, "0x%04x is half of a UTF-16 pair", (int) unit));
        text.append(Broken.ofChar(unit));
        at += 2;
        break;
      }
    }
    if (last && to - at == 1) {
      damage = "the file ends in the middle of a UTF-16 character";
      at = to;
    }
    byte[] utf8 = text.toString().getBytes(UTF_8);
    ready(utf8, 0, utf8.length);
    return at;
  }

  private char unit(byte[] bytes, int at) {
    int low = bytes[little ? at : at + 1] & 0xff;
    int high = bytes[little ? at + 1 : at] & 0xff;
    return (char) (high << 8 | low);
  }
}
