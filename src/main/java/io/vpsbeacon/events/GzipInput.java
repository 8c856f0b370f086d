package io.vpsbeacon.events;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Gzip data of any number of members. Damage ends the data like a proper end, so that all that came
 * before it is read first; who reads asks for it then. The JDK's stream takes garbage, or a member
 * cut in its header, for a proper end, and misses later members where the source cannot say how
 * much is waiting, as a pipe.
 */
final class GzipInput extends InputStream {
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final RawInput raw;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean inMember;
  private boolean ended;
  private String damage;

  GzipInput(RawInput raw) {
    this.raw = raw;
  }

  static boolean isGzip(RawInput raw) throws IOException {
    return raw.startsWith(0x1f, 0x8b, 8);
  }

  /** What is wrong with the data read so far; null while nothing is. */
  String damage() {
    return damage;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!ended) {
      try {
        int count = inflate(target, offset, length);
        if (count > 0) {
          return count;
        }
      } catch (EOFException e) {
        damage = "the file ends in the middle of its gzip data";
      } catch (DataFormatException e) {
        damage =
            "the gzip data is damaged before byte " + raw.taken() + " (" + e.getMessage() + ")";
      }
      ended = true;
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    ended = true;
    inflater.end();
    raw.close();
  }

  private int inflate(byte[] target, int offset, int length)
      throws IOException, DataFormatException {
    while (inMember || startMember()) {
      int count = inflater.inflate(target, offset, length);
      if (count > 0) {
        crc.update(target, offset, count);
        return count;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw new DataFormatException("it needs a dictionary");
      } else if (raw.atEnd()) {
        throw new EOFException();
      } else {
        inflater.setInput(raw.buffer(), raw.position(), raw.buffered());
        raw.advance(raw.buffered());
      }
    }
    return 0;
  }

  /** Reads a member's header; false behind the last one. */
  private boolean startMember() throws IOException, DataFormatException {
    if (raw.atEnd()) {
      return false;
    }
    int first = need();
    if (first == 0) {
      skipPadding();
      return false;
    }
    if (first != 0x1f || need() != 0x8b || need() != 8) {
      throw new DataFormatException("other data follows the gzip data");
    }
    int flags = need();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(need() | need() << 8);
    }
    for (int flag : new int[] {NAME, COMMENT}) {
      if ((flags & flag) != 0) {
        while (need() != 0) {}
      }
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
    inflater.reset();
    crc.reset();
    inMember = true;
    return true;
  }

  private void endMember() throws IOException, DataFormatException {
    raw.advance(-inflater.getRemaining());
    inMember = false;
    if (number() != crc.getValue()) {
      throw new DataFormatException("the checksum does not match");
    }
    if (number() != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new DataFormatException("the length does not match");
    }
  }

  /** Tapes and block devices fill the last block with zeros. */
  private void skipPadding() throws IOException, DataFormatException {
    while (!raw.atEnd()) {
      if (need() != 0) {
        throw new DataFormatException("other data follows the gzip data");
      }
    }
  }

  private long number() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      value |= (long) need() << shift;
    }
    return value;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      need();
    }
  }

  private int need() throws IOException {
    int value = raw.read();
    if (value < 0) {
      throw new EOFException();
    }
    return value;
  }
}
