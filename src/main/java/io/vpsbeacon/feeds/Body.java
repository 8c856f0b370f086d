package io.vpsbeacon.feeds;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a feed, unpacked, and no more of them than are allowed. */
final class Body extends FilterInputStream {
  private static final int BUFFER = 1 << 16;

  private final long limit;
  private long count;

  private Body(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  /** The limit counts for what comes and for what is unpacked, so a small bomb stays small. */
  static InputStream unpacked(InputStream raw, Limits limits) throws IOException {
    InputStream packed = new BufferedInputStream(new Body(raw, limits.bodyBytes()), BUFFER);
    packed.mark(2);
    boolean gzip = packed.read() == 0x1f && packed.read() == 0x8b;
    packed.reset();
    if (!gzip) {
      return packed;
    }
    try {
      return new BufferedInputStream(
          new Body(new GZIPInputStream(packed, BUFFER), limits.bodyBytes()), BUFFER);
    } catch (EOFException | ZipException e) {
      throw broken(e);
    }
  }

  private static FeedException broken(IOException e) {
    return new FeedException(
        "the feed is gzip and "
            + (e instanceof EOFException ? "ends too early" : "broken")
            + "; it is refused",
        e);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int got = read(one, 0, 1);
    return got < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int got;
    try {
      got = in.read(bytes, offset, length);
    } catch (EOFException | ZipException e) {
      throw broken(e);
    }
    count += Math.max(0, got);
    if (count > limit) {
      throw new FeedException(
          String.format(Locale.ROOT, "the feed is larger than %,d bytes; it is refused", limit));
    }
    return got;
  }

  @Override
  public long skip(long bytes) throws IOException {
    return bytes <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(bytes, BUFFER)]));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
