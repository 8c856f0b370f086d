package io.vpsbeacon.protocol;

import io.vpsbeacon.columns.ByteWords;
import io.vpsbeacon.columns.Secrets;
import java.util.SplittableRandom;

/**
 * Prints of rows: hashes of all their bytes but those of one cell.
 *
 * <p>The hash is NH (Black, Halevi, Krawczyk, Krovetz and Rogaway, "UMAC: Fast and Secure Message
 * Authentication", 1999), on words of 64 bits: they are added to secret ones and multiplied in
 * pairs, and the products of 128 bits are summed, here without the carry from one half to the
 * other. With even draws for secrets two different rows have the same sums with a chance of 2 to
 * the power of -62 at most, whatever they are: 2 to the power of -63 as for signed products there,
 * and twice that without the carry. The print is both sums, folded to 64 bits; what is before the
 * cell goes through the same first. For the folding no such bound is shown. The secrets are drawn
 * anew in each process, and nothing that is written tells of them.
 */
final class RowPrints {
  /** Bytes that are read at most before the cell, and as many behind it. */
  private static final int LONGEST = 1 << 12;

  /** Words of a step. */
  private static final int STEP = 4;

  private static final int STEP_BYTES = STEP * Long.BYTES;

  /** Of the secrets that belong to what is behind the cell the pair for its length and the salt. */
  private static final int LENGTH = LONGEST / Long.BYTES;

  /** As many secrets belong to what is behind the cell, and then as many to what is before it. */
  private static final int PART = LENGTH + 2;

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final long[] secrets = new long[2 * PART];

  RowPrints() {
    SplittableRandom random = Secrets.draws();
    for (int i = 0; i < secrets.length; i++) {
      secrets[i] = random.nextLong();
    }
  }

  /** Whether so many bytes before the cell, or behind it, are too many for a print. */
  static boolean isTooLong(int length) {
    return length > LONGEST;
  }

  /**
   * The print of a row that {@linkplain #isTooLong is not too long}.
   *
   * @param start the first byte behind the cell that is left out
   * @param end behind the row's last byte
   * @param salt rows with another one are others
   */
  long print(byte[] bytes, int start, int end, long salt) {
    return hash(bytes, start, end, salt, 0);
  }

  /**
   * A salt for a row in which there is something before the cell that is left out.
   *
   * @param start the row's first byte
   * @param end behind the last byte before the cell
   * @param salt as without it
   */
  long salt(byte[] bytes, int start, int end, long salt) {
    return hash(bytes, start, end, salt, PART);
  }

  /**
   * Hashes bytes a step at a time, the last step overlapping the one before it.
   *
   * @param part the first of the secrets
   */
  private long hash(byte[] bytes, int start, int end, long salt, int part) {
    long length = end - start + secrets[part + LENGTH];
    long salted = salt + secrets[part + LENGTH + 1];
    long low = length * salted;
    long high = Math.multiplyHigh(length, salted);
    int last = end - STEP_BYTES;
    int at = start;
    int secret = part;
    if (last < start) {
      return hashFew(bytes, start, end, low, high, part);
    }
    while (true) {
      long a = ByteWords.longAt(bytes, at) + secrets[secret];
      long b = ByteWords.longAt(bytes, at + Long.BYTES) + secrets[secret + 1];
      long c = ByteWords.longAt(bytes, at + 2 * Long.BYTES) + secrets[secret + 2];
      long d = ByteWords.longAt(bytes, at + 3 * Long.BYTES) + secrets[secret + 3];
      low += a * b + c * d;
      high += Math.multiplyHigh(a, b) + Math.multiplyHigh(c, d);
      if (at == last) {
        return low ^ (high * MULTIPLIER);
      }
      at = Math.min(last, at + STEP_BYTES);
      secret += STEP;
    }
  }

  /** Goes on with fewer bytes than a step's; what is behind them counts as zeros. */
  private long hashFew(byte[] bytes, int start, int end, long low, long high, int part) {
    long lows = low;
    long highs = high;
    for (int at = start, secret = part; at < end; at += 2 * Long.BYTES, secret += 2) {
      int left = end - at;
      long a = firstBytes(ByteWords.longAt(bytes, at), left) + secrets[secret];
      long b =
          firstBytes(ByteWords.longAt(bytes, at + Long.BYTES), left - Long.BYTES)
              + secrets[secret + 1];
      lows += a * b;
      highs += Math.multiplyHigh(a, b);
    }
    return lows ^ (highs * MULTIPLIER);
  }

  /** So many bytes of a word, from none below 1 to all from 8 on; the others are 0. */
  private static long firstBytes(long word, int count) {
    int half = Math.max(0, Math.min(Long.BYTES, count)) * (Byte.SIZE / 2);
    return word & ~((-1L << half) << half);
  }
}
