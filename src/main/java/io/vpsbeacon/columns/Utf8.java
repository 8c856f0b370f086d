package io.vpsbeacon.columns;

/** Well-formed UTF-8, as table 3-7 of the Unicode Standard defines it. */
public final class Utf8 {
  private static final long HIGHS = 0x8080808080808080L;

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
    int at = asciiEnd(bytes, start, end);
    while (at < end) {
      int length = length(bytes, at, end);
      if (length == 0) {
        return at;
      }
      at = asciiEnd(bytes, at + length, end);
    }
    return end;
  }

  /** The index of the first byte that is no ASCII, which most text is; eight at a time. */
  private static int asciiEnd(byte[] bytes, int start, int end) {
    int at = start;
    while (at <= end - Long.BYTES && (ByteWords.longAt(bytes, at) & HIGHS) == 0) {
      at += Long.BYTES;
    }
    while (at < end && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  /** Bytes of the well-formed character at an index that is no ASCII; 0 where there is none. */
  private static int length(byte[] bytes, int at, int end) {
    int follow;
    int low = 0x80;
    int high = 0xBF;
    int unsigned = bytes[at] & 0xFF;
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
