package io.vpsbeacon.protocol;

import io.vpsbeacon.columns.ByteWords;
import java.util.SplittableRandom;

/**
 * Finds where a row ends, and on the way its print: a hash of all its bytes but those of one cell.
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
  /** What no row has that was read. */
  static final int TOO_LONG = -1;

  /** Bytes of a row that are read at most. */
  private static final int LONGEST = 1 << 12;

  /** Words of a step: in none of them the row must end. */
  private static final int STEP = 4;

  /** Of the secrets that belong to what is behind the cell the pair for its length and the salt. */
  private static final int LENGTH = LONGEST / Long.BYTES + STEP;

  /** As many secrets belong to what is behind the cell, and then as many to what is before it. */
  private static final int PART = LENGTH + 2;

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final long[] secrets = new long[2 * PART];

  private long print;

  RowPrints() {
    SplittableRandom random = new SplittableRandom();
    for (int i = 0; i < secrets.length; i++) {
      secrets[i] = random.nextLong();
    }
  }

  /**
   * Reads a row from one of its cells on.
   *
   * @param salt rows that were read with another one are others
   * @return where the row's line ends, or {@link #TOO_LONG}
   */
  int read(byte[] bytes, int start, long salt) {
    // Two sums each, so that one need not wait for the other.
    long low = 0;
    long high = 0;
    long otherLow = 0;
    long otherHigh = 0;
    int secret = 0;
    int at = start;
    long a;
    long b;
    long c;
    long d;
    long inA;
    long inB;
    long inC;
    long inD;
    while (true) {
      a = ByteWords.longAt(bytes, at);
      b = ByteWords.longAt(bytes, at + Long.BYTES);
      c = ByteWords.longAt(bytes, at + 2 * Long.BYTES);
      d = ByteWords.longAt(bytes, at + 3 * Long.BYTES);
      if (Swar.hasHigh(
          Swar.maybeNewlines(a)
              | Swar.maybeNewlines(b)
              | Swar.maybeNewlines(c)
              | Swar.maybeNewlines(d))) {
        inA = Swar.newlines(a);
        inB = Swar.newlines(b);
        inC = Swar.newlines(c);
        inD = Swar.newlines(d);
        if ((inA | inB | inC | inD) != 0) {
          break;
        }
      }
      if (secret == LONGEST / Long.BYTES) {
        return TOO_LONG;
      }
      a += secrets[secret];
      b += secrets[secret + 1];
      c += secrets[secret + 2];
      d += secrets[secret + 3];
      low += a * b;
      high += Math.multiplyHigh(a, b);
      otherLow += c * d;
      otherHigh += Math.multiplyHigh(c, d);
      at += STEP * Long.BYTES;
      secret += STEP;
    }
    // Of the last words what is before the newline, without a branch that nobody can foretell.
    long ofA = Swar.before(inA);
    long ofB = Swar.before(inB) & noneIn(inA);
    long ofC = Swar.before(inC) & noneIn(inA | inB);
    long ofD = Swar.before(inD) & noneIn(inA | inB | inC);
    int end = at + bytesOf(ofA, ofB, ofC, ofD);
    a = (a & ofA) + secrets[secret];
    b = (b & ofB) + secrets[secret + 1];
    c = (c & ofC) + secrets[secret + 2];
    d = (d & ofD) + secrets[secret + 3];
    long length = end - start + secrets[LENGTH];
    long salted = salt + secrets[LENGTH + 1];
    low += otherLow + a * b + c * d + length * salted;
    high +=
        otherHigh
            + Math.multiplyHigh(a, b)
            + Math.multiplyHigh(c, d)
            + Math.multiplyHigh(length, salted);
    low ^= high * MULTIPLIER;
    print = low ^ (low >>> Integer.SIZE);
    return end;
  }

  /**
   * Reads the cells before the one that differs; gives a salt for the others.
   *
   * @param salt what is before it
   */
  long readBefore(byte[] bytes, int start, int end, long salt) {
    long length = end - start + secrets[PART + LENGTH];
    long salted = salt + secrets[PART + LENGTH + 1];
    long low = length * salted;
    long high = Math.multiplyHigh(length, salted);
    int secret = PART;
    for (int at = start; at < end; at += 2 * Long.BYTES, secret += 2) {
      int left = end - at;
      long a = firstBytes(ByteWords.longAt(bytes, at), left) + secrets[secret];
      long b =
          firstBytes(ByteWords.longAt(bytes, at + Long.BYTES), left - Long.BYTES)
              + secrets[secret + 1];
      low += a * b;
      high += Math.multiplyHigh(a, b);
    }
    return low ^ (high * MULTIPLIER);
  }

  /** Whether so many bytes are too many to be read. */
  static boolean isTooLong(int length) {
    return length > LONGEST;
  }

  /** Of the row that was read. */
  long print() {
    return print;
  }

  /** All bits where there is no newline, else none. */
  private static long noneIn(long newlines) {
    return newlines == 0 ? -1 : 0;
  }

  /** How many bytes have all their bits set here, where the others have none. */
  private static int bytesOf(long a, long b, long c, long d) {
    return (Long.bitCount(a) + Long.bitCount(b) + Long.bitCount(c) + Long.bitCount(d)) / Byte.SIZE;
  }

  /** So many bytes of a word, from none below 1 to all from 8 on; the others are 0. */
  private static long firstBytes(long word, int count) {
    int half = Math.max(0, Math.min(Long.BYTES, count)) * (Byte.SIZE / 2);
    return word & ~((-1L << half) << half);
  }
}
