package io.vpsbeacon.columns;

/** Well-formed UTF-8, as table 3-7 of the Unicode Standard defines it. */
public final class Utf8 {
  private Utf8() {}

  public static boolean isValid(byte[] bytes, int start, int length) {
    return validEnd(bytes, start, start + length) == start + length;
  }

  /**
   * Where well-formed text ends.
   *
   * @param start the index of its first byte
   * @param end the index behind the last byte to look at
   * @return the index of the first byte that begins no well-formed character before the end; {@code
   *     end} where there is none
   */
  public static int validEnd(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end) {
      int length = length(bytes, at, end);
      if (length == 0) {
        return at;
      }
      at += length;
    }
    return end;
  }

  /** Bytes of the well-formed character at an index; 0 where there is none. */
  private static int length(byte[] bytes, int at, int end) {
    int lead = bytes[at];
    if (lead >= 0) {
      return 1;
    }
    int follow;
    int low = 0x80;
    int high = 0xBF;
    int unsigned = lead & 0xFF;
    if (unsigned >= 0xC2 && unsigned <= 0xDF) {
      follow = 1;
    } else if (unsigned >= 0xE0 && unsigned <= 0xEF) {
      follow = 2;
      low = unsigned == 0xE0 ? 0xA0 : low;
      high = unsigned == 0xED ? 0x9F : high;
    } else if (unsigned >= 0xF0 && unsigned <= 0xF4) {
      follow = 3;
      low = unsigned == 0xF0 ? 0x90 : low;
      high = unsigned == 0xF4 ? 0x8F : high;
    } else {
      return 0;
    }
    if (at + follow >= end) {
      return 0;
    }
    for (int i = at + 1; i <= at + follow; i++) {
      int next = bytes[i] & 0xFF;
      if (next < low || next > high) {
        return 0;
      }
      low = 0x80;
      high = 0xBF;
    }
    return 1 + follow;
  }
}
