package io.vpsbeacon.detect;

import java.util.Arrays;

/**
 * The bytes of texts, one behind the other in pages, so that nothing has to be copied when there
 * are more. A text never crosses a page: one that would begins with the next, and a text longer
 * than a page is one of its own.
 *
 * <p>A place counts bytes from the begin of the first page. So where a text ends, and where the one
 * before it does, tells where it begins.
 */
final class TextPool {
  private static final int PAGE_BITS = 16;
  private static final int PAGE = 1 << PAGE_BITS;

  /** Bytes of pages at most that stay free for each of a text. */
  private static final int LOST = 2;

  /** Bytes of the first page before it has to be longer. */
  private static final int FIRST = 1 << 12;

  private byte[][] pages = {new byte[FIRST]};
  private long allocated = FIRST;

  /** The first place of a text. */
  static int begin(int endOfBefore, int end) {
    boolean crosses = (endOfBefore ^ (end - 1)) >>> PAGE_BITS != 0;
    return crosses ? nextPage(endOfBefore) : endOfBefore;
  }

  private static int nextPage(int place) {
    return Math.addExact(place, PAGE - 1) & -PAGE;
  }

  /** The bytes that a place is among. */
  byte[] page(int place) {
    return pages[place >>> PAGE_BITS];
  }

  /** Index of a place among these bytes. */
  static int index(int place) {
    return place & (PAGE - 1);
  }

  /** Appends a text of at least one byte, and gives where it ends. */
  int add(int endOfBefore, byte[] bytes, int start, int length) {
    boolean fits = index(endOfBefore) + length <= PAGE;
    int begin = fits ? endOfBefore : nextPage(endOfBefore);
    int end = Math.addExact(begin, length);
    int number = begin >>> PAGE_BITS;
    if ((end - 1) >>> PAGE_BITS >= pages.length) {
      pages = Arrays.copyOf(pages, Growth.next(Math.max(4, (end - 1) >>> PAGE_BITS)));
    }
    if (length > PAGE) {
      setPage(number, Arrays.copyOfRange(bytes, start, start + length));
      return end;
    }
    if (pages[number] == null) {
      setPage(number, new byte[PAGE]);
    }
    while (index(begin) + length > pages[number].length) {
      setPage(number, Arrays.copyOf(pages[number], 2 * pages[number].length));
    }
    System.arraycopy(bytes, start, pages[number], index(begin), length);
    return end;
  }

  private void setPage(int number, byte[] page) {
    allocated += page.length - (pages[number] == null ? 0 : pages[number].length);
    pages[number] = page;
  }

  /**
   * Foresees the memory for so many more bytes.
   *
   * @param longest bytes of the longest text among them at most
   */
  void foresee(long more, int longest, Forecast forecast) {
    // What stays free at the end of a page is less than the text that did not fit there, and what
    // stays free at the begin of one less than the long text before it.
    long lost = longest > PAGE / 2 ? LOST * more : more * longest / (PAGE - longest);
    forecast.addressed(allocated + more + lost + (more > 0 ? PAGE : 0));
  }

  /** Bytes of memory that texts of so many bytes take at most, shared out to so many pools. */
  static long most(long bytes, int pools) {
    return (1 + LOST) * bytes + (long) pools * PAGE;
  }
}
