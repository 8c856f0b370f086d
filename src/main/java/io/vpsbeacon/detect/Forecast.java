package io.vpsbeacon.detect;

/**
 * How much memory a run will take at most while it takes in its next rows. What grows are arrays,
 * which are copied; two at a time at most, where two threads read fields ({@link Slots}): so the
 * two largest of those stand twice for a moment.
 */
final class Forecast {
  /** More than any budget. */
  private static final long NEVER = 1L << 50;

  /** What lies between pieces. */
  private static final int MARGIN = 1 << 20;

  private long bytes;
  private long largestCopied;
  private long secondCopied;

  /** Counts an array that may have to grow by being copied. */
  private void array(long bytesNow, long bytesThen) {
    bytes += bytesThen;
    if (bytesThen > bytesNow) {
      secondCopied = Math.max(secondCopied, Math.min(largestCopied, bytesNow));
      largestCopied = Math.max(largestCopied, bytesNow);
    }
  }

  /** Counts an array that grows by doubling, until it has the elements that are needed. */
  void doubling(int elementBytes, int length, long needed) {
    long then = length;
    while (then < needed) {
      then *= 2;
    }
    array((long) elementBytes * length, elementBytes * then);
  }

  /** Counts an array that grows as {@link Growth} says, until it has the elements needed. */
  void growing(int elementBytes, int length, long needed) {
    array((long) elementBytes * length, elementBytes * Growth.until(length, needed));
  }

  /** Counts pieces that are found by an int, of which there can be no more than so many bytes. */
  void addressed(long bytesThen) {
    pieces(bytesThen < Integer.MAX_VALUE - MARGIN ? bytesThen : NEVER);
  }

  /** Counts what stays as it is, or comes in small pieces. */
  void pieces(long bytesThen) {
    bytes += bytesThen;
  }

  long peak() {
    return bytes + largestCopied + secondCopied;
  }
}
