package io.vpsbeacon.detect;

/** Well-formed UTF-8, as table 3-7 of the Unicode Standard defines it. */
final class Utf8 {
  private Utf8() {}

  static boolean isValid(byte[] bytes, int start, int length) {
    int end = start + length;
    int at = start;
    while (at < end) {
      int lead = bytes[at++];
      if (lead >= 0) {
        continue;
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
        return false;
      }
      if (at + follow > end) {
        return false;
      }
      for (int i = 0; i < follow; i++) {
        int next = bytes[at++] & 0xFF;
        if (next < low || next > high) {
          return false;
        }
        low = 0x80;
        high = 0xBF;
      }
    }
    return true;
  }
}
