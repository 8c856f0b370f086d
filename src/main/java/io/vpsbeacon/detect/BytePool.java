package io.vpsbeacon.detect;

import io.vpsbeacon.columns.ByteWords;
import java.util.Arrays;

/**
 * Blocks of bytes for many short lists that grow. A block is twice as large as one two levels
 * below; its last four bytes link to the next block. Blocks never cross a page.
 */
final class BytePool {
  /** No block. */
  static final int NONE = 0;

  /** Levels are 0 to this. */
  static final int TOP_LEVEL = 10;

  /** Bytes of a block of level 0. */
  static final int SMALLEST = 16;

  /** Bytes of a block of the highest level. */
  static final int LARGEST = SMALLEST << (TOP_LEVEL >> 1);

  private static final int LINK = Integer.BYTES;

  /**
   * Pages are so large that the JVM puts them where they stay, and copies none: see
   * PretenureSizeThreshold in bin/vpsbeacon.sh.
   */
  private static final int PAGE_BITS = 20;

  private static final int PAGE = 1 << PAGE_BITS;

  /** Bytes of the first page at first. */
  private static final int FIRST = 1 << 16;

  private byte[][] pages = new byte[16][];
  private int pageCount;
  private int next = SMALLEST;
  private final int[] free = new int[TOP_LEVEL + 1];

  private static int size(int level) {
    return SMALLEST << (level >> 1);
  }

  /** Bytes that a block of this level has room for. */
  static int room(int level) {
    return size(level) - LINK;
  }

  /** A free block; its link is {@link #NONE}. */
  int allocate(int level) {
    int block = free[level];
    if (block != NONE) {
      free[level] = next(block, level);
    } else {
      int size = size(level);
      int atEnd = PAGE - (next & (PAGE - 1));
      if (atEnd < size) {
        next = Math.addExact(next, atEnd);
      }
      block = next;
      next = Math.addExact(next, size);
      if (block >>> PAGE_BITS >= pageCount) {
        addPage();
      } else if (next > pages[0].length && pageCount == 1) {
        pages[0] = Arrays.copyOf(pages[0], 2 * pages[0].length);
      }
    }
    link(block, level, NONE);
    return block;
  }

  private void addPage() {
    if (pageCount == pages.length) {
      pages = Arrays.copyOf(pages, pageCount * 2);
    }
    pages[pageCount] = new byte[pageCount == 0 ? FIRST : PAGE];
    pageCount++;
  }

  /** Gives a block back. */
  void release(int block, int level) {
    link(block, level, free[level]);
    free[level] = block;
  }

  /** The bytes of a chain, whose first block has this level, up to a position in its last block. */
  byte[] chain(int head, int firstLevel, int end) {
    int[] blocks = new int[2 * TOP_LEVEL];
    int count = 0;
    int length = 0;
    int level = firstLevel;
    for (int block = head; block != NONE; block = next(block, level), level = above(level)) {
      if (count == blocks.length) {
        blocks = Arrays.copyOf(blocks, 2 * count);
      }
      blocks[count++] = block;
      length += length(block, level, end);
    }
    byte[] bytes = new byte[length];
    int size = 0;
    level = firstLevel;
    for (int i = 0; i < count; i++, level = above(level)) {
      int some = length(blocks[i], level, end);
      System.arraycopy(page(blocks[i]), offset(blocks[i]), bytes, size, some);
      size += some;
    }
    return bytes;
  }

  private static int length(int block, int level, int end) {
    boolean isLast = end >= block && end <= block + room(level);
    return isLast ? end - block : room(level);
  }

  /** Gives the blocks of a chain back. */
  void releaseChain(int head, int firstLevel) {
    int level = firstLevel;
    for (int block = head; block != NONE; ) {
      int following = next(block, level);
      release(block, level);
      block = following;
      level = above(level);
    }
  }

  /** The level of the block that follows one of this level. */
  static int above(int level) {
    return Math.min(level + 1, TOP_LEVEL);
  }

  /** The block that follows, or {@link #NONE}. */
  int next(int block, int level) {
    return ByteWords.intAt(page(block), offset(block) + room(level));
  }

  void link(int block, int level, int following) {
    setInt(block + room(level), following);
  }

  /** The first eight bytes of a block. */
  long getLong(int block) {
    return ByteWords.longAt(page(block), offset(block));
  }

  /** Sets the four bytes there. */
  void setInt(int at, int value) {
    ByteWords.setInt(page(at), offset(at), value);
  }

  void setLong(int block, long value) {
    ByteWords.setLong(page(block), offset(block), value);
  }

  byte[] page(int at) {
    return pages[at >>> PAGE_BITS];
  }

  /** The byte there; 0 where no block is. */
  byte at(int at) {
    byte[] page = pages[at >>> PAGE_BITS];
    return page == null ? 0 : page[offset(at)];
  }

  static int offset(int at) {
    return at & (PAGE - 1);
  }

  /** Bytes of memory that the pool holds. */
  long bytes() {
    return pageCount == 1 ? pages[0].length : (long) pageCount << PAGE_BITS;
  }

  /** The same once there are blocks of so many bytes more. */
  long bytesWith(long more) {
    long needed = next + more;
    long page = FIRST;
    while (page < needed && page < PAGE) {
      page *= 2;
    }
    return Math.max(bytes(), (needed + page - 1) / page * page);
  }
}
