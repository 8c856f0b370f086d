package io.vpsbeacon.lookup;

import io.vpsbeacon.net.PrefixIndex;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.zip.CRC32C;

/**
 * How a range table lies in memory and in its cache file: a header, the index of its prefixes, what
 * is said of them, and the texts. Prefixes of which the same is said share a kind; a prefix costs 9
 * to 37 bytes with IPv4, 21 to 61 with IPv6. Little endian.
 *
 * <p>Header: magic (8 bytes), version, length of all, CRC32C of what is behind the header, where
 * the numbers behind the index begin, two ints that are kept free (4 each).
 */
final class RangeImage {
  /** Ints of a kind: provider, class, asn, source, updated. */
  static final int KIND = 5;

  /** Ints of a problem: file, line, cause. */
  static final int PROBLEM = 3;

  /** Ints before the kinds: how many kinds, texts and problems, and which text is the key. */
  static final int COUNTS = 4;

  static final int HEADER_BYTES = 32;

  private static final long MAGIC = 0x31474e5242535056L;
  private static final int VERSION = 1;

  private static final int AT_VERSION = 8;
  private static final int AT_LENGTH = 12;
  private static final int AT_CHECKSUM = 16;
  private static final int AT_NUMBERS = 20;

  /** The parts of an image. Texts are numbers here: which one of {@code texts}. */
  record Parts(
      PrefixIndex index,
      IntBuffer kinds,
      IntBuffer textEnds,
      IntBuffer problems,
      ByteBuffer texts,
      int key) {}

  private RangeImage() {}

  /** Writes the header of an image that is complete but for it. */
  static void seal(ByteBuffer image, int numbersAt) {
    ByteBuffer out = image.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(0, MAGIC);
    out.putInt(AT_VERSION, VERSION);
    out.putInt(AT_LENGTH, image.capacity());
    out.putInt(AT_NUMBERS, numbersAt);
    out.putInt(AT_CHECKSUM, checksum(image));
  }

  /** Whether these bytes are an image, all of it, and of this version. */
  static boolean isSound(ByteBuffer image) {
    ByteBuffer in = image.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    return isHeader(image, image.capacity()) && in.getInt(AT_CHECKSUM) == checksum(image);
  }

  /** Whether an image of this version and length, in bytes, may begin so. */
  static boolean isHeader(ByteBuffer header, long length) {
    ByteBuffer in = header.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    return in.capacity() >= HEADER_BYTES
        && in.getLong(0) == MAGIC
        && in.getInt(AT_VERSION) == VERSION
        && in.getInt(AT_LENGTH) == length;
  }

  private static int checksum(ByteBuffer image) {
    CRC32C crc = new CRC32C();
    crc.update(image.duplicate().position(AT_NUMBERS).limit(image.capacity()));
    return (int) crc.getValue();
  }

  static Parts parts(ByteBuffer image) {
    int at = image.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(AT_NUMBERS);
    IntBuffer counts = ints(image, at, COUNTS);
    int kinds = counts.get(0) * KIND;
    int texts = counts.get(1);
    int problems = counts.get(2) * PROBLEM;
    int kindsAt = at + COUNTS * Integer.BYTES;
    int textsAt = kindsAt + kinds * Integer.BYTES;
    int problemsAt = textsAt + texts * Integer.BYTES;
    int bytesAt = problemsAt + problems * Integer.BYTES;
    return new Parts(
        PrefixIndex.of(image.slice(HEADER_BYTES, at - HEADER_BYTES)),
        ints(image, kindsAt, kinds),
        ints(image, textsAt, texts),
        ints(image, problemsAt, problems),
        image.slice(bytesAt, image.capacity() - bytesAt),
        counts.get(3));
  }

  private static IntBuffer ints(ByteBuffer image, int at, int count) {
    return image
        .slice(at, Math.multiplyExact(count, Integer.BYTES))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer();
  }
}
