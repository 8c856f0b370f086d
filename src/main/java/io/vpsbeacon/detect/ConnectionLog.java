package io.vpsbeacon.detect;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Connections of groups on disk, in the order in which they come. Groups whose numbers are near to
 * each other share a part of the log, so that all of one are found without reading the others.
 */
final class ConnectionLog implements ConnectionSink, Closeable {
  /** A part's bytes that are written at a time. */
  private static final int BLOCK = 1 << 14;

  /** More than a record takes, and what {@link Packed} holds ready for one. */
  private static final int LONGEST = 32;

  private static final int SIZE_BITS = 16;

  private final Scratch scratch;
  private final int first;
  private final int groupBits;
  private final ScratchFile file;
  private final List<Part> parts = new ArrayList<>();

  /** The groups that have their numbers' high bits in common. */
  private static final class Part {
    /** What was not written yet. */
    private final Packed open = new Packed();

    private long millis;

    /** Of each block that was written where it begins, and in the low bits its size. */
    private long[] blocks = {};

    private int written;
  }

  /**
   * Makes an empty log.
   *
   * @param first the first group
   * @param groupBits two to the power of this is how many groups share a part, 13 at most
   */
  ConnectionLog(Scratch scratch, int first, int groupBits) {
    this.scratch = scratch;
    this.first = first;
    this.groupBits = groupBits;
    file = new ScratchFile(scratch);
  }

  @Override
  public void add(int group, long millis, int process, int port) {
    Part part = part(group);
    Packed open = part.open;
    open.putNumber(code(group, false));
    open.putSigned(millis - part.millis);
    open.putNumber(process);
    open.putNumber(port);
    part.millis = millis;
    writeFull(part);
  }

  @Override
  public void thinFrom(int group, long second) {
    Part part = part(group);
    part.open.putNumber(code(group, true));
    part.open.putSigned(second);
    writeFull(part);
  }

  private int code(int group, boolean thinned) {
    return ((group - first) & ((1 << groupBits) - 1)) << 1 | (thinned ? 1 : 0);
  }

  private Part part(int group) {
    int number = number(group);
    while (number >= parts.size()) {
      parts.add(new Part());
    }
    return parts.get(number);
  }

  private int number(int group) {
    return (group - first) >> groupBits;
  }

  private int firstOf(int part) {
    return first + (part << groupBits);
  }

  private void writeFull(Part part) {
    int size = part.open.length();
    if (size <= BLOCK - LONGEST) {
      return;
    }
    if (part.written == part.blocks.length) {
      part.blocks = Arrays.copyOf(part.blocks, Growth.next(Math.max(4, part.written)));
    }
    part.blocks[part.written++] = file.length() << SIZE_BITS | size;
    file.append(part.open.bytes(), 0, size);
    part.open.clear();
  }

  /** The first group behind those that share a part with this one. */
  int endOfPart(int group) {
    return firstOf(number(group) + 1);
  }

  /** Gives all that came of the groups that share a part with this one, in the order it came in. */
  void read(int group, ConnectionSink to) {
    int number = number(group);
    if (number >= parts.size()) {
      return;
    }
    Part part = parts.get(number);
    Packed block = new Packed();
    byte[] bytes = new byte[BLOCK];
    long millis = 0;
    for (int i = 0; i < part.written; i++) {
      int size = (int) part.blocks[i] & ((1 << SIZE_BITS) - 1);
      file.read(ByteBuffer.wrap(bytes, 0, size), part.blocks[i] >>> SIZE_BITS);
      block.wrap(bytes, 0, size);
      millis = read(block, number, millis, to);
    }
    block.wrap(part.open.bytes(), 0, part.open.length());
    read(block, number, millis, to);
  }

  private long read(Packed block, int part, long before, ConnectionSink to) {
    long millis = before;
    while (block.length() > 0) {
      int code = (int) block.takeNumber();
      int group = firstOf(part) + (code >> 1);
      if ((code & 1) != 0) {
        to.thinFrom(group, block.takeSigned());
      } else {
        millis += block.takeSigned();
        to.add(group, millis, (int) block.takeNumber(), (int) block.takeNumber());
      }
    }
    return millis;
  }

  /**
   * The same connections under other numbers.
   *
   * @param numberOf a group's number from now on, below 0 where it is dropped
   */
  ConnectionLog renumbered(IntUnaryOperator numberOf) {
    ConnectionLog other = new ConnectionLog(scratch, first, groupBits);
    return other.filled(
        () -> {
          for (int part = 0; part < parts.size(); part++) {
            read(firstOf(part), new RenumberedGroups(numberOf, other));
          }
        });
  }

  /** The same connections of the groups in one part, where fewer share one. */
  ConnectionLog split(int group, int fewerGroupBits) {
    ConnectionLog other = new ConnectionLog(scratch, firstOf(number(group)), fewerGroupBits);
    return other.filled(() -> read(group, other));
  }

  /** This log, filled; its file is gone where that fails. */
  private ConnectionLog filled(Runnable filling) {
    try {
      filling.run();
      return this;
    } catch (SpillException e) {
      try {
        close();
      } catch (SpillException another) {
        e.addSuppressed(another);
      }
      throw e;
    }
  }

  /** Bytes of memory that it takes when there are so many groups. */
  long bytes(long groups) {
    return bytes(groups, groupBits) + file.length() / BLOCK * 2 * Long.BYTES;
  }

  /** Bytes of memory that an empty log of so many groups takes at most. */
  static long bytes(long groups, int groupBits) {
    return ((groups >> groupBits) + 1) * BLOCK;
  }

  /** The file is gone, and the log empty. */
  @Override
  public void close() {
    parts.clear();
    file.close();
  }
}
