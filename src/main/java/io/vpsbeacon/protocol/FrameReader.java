package io.vpsbeacon.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/**
 * Reads frames: {@code chunked 1.0,<metadata bytes>,<body bytes>}, a newline, and then exactly so
 * many bytes of each, with nothing behind them.
 *
 * <p>A declared length past some megabytes, and past twice of what has come, is not believed until
 * its bytes are there: buffers grow with what arrives.
 */
public final class FrameReader {
  /** More metadata than this is no metadata, and would take a hundred times as much memory. */
  public static final int MAX_METADATA = 8 << 20;

  /** The longest body that an array holds, with room for what the scanner writes behind it. */
  public static final int MAX_BODY = Integer.MAX_VALUE - 64;

  /** Bytes that a frame may take before they are there: more than splunkd's chunks mostly have. */
  private static final int BELIEVED = 16 << 20;

  private static final int MEGABYTE = 1_000_000;

  private static final String MAGIC = "chunked 1.0,";
  private static final int LONGEST_HEADER = 64;
  private static final int MOST_DIGITS = 18;

  /**
   * As much as a pipe holds. A larger request gains nothing, and has the JVM allocate a native
   * buffer of that size for each read.
   */
  private static final int READ_SIZE = 64 << 10;

  /** Bodies up to this length are not told of before they are read. */
  private static final int SHORT = 1 << 20;

  private final InputStream in;
  private final LongConsumer longer;
  private final byte[] buffer = new byte[READ_SIZE];
  private int position;
  private int limit;
  private final Bytes metadata = new Bytes();

  /** Twice the longest body so far, if that is more: then an array need not be copied to grow. */
  private int believed = BELIEVED;

  /** What was told last: bytes for a body and somewhat more. */
  private long told = SHORT;

  /** Bytes of the last frame that were not read. */
  private long unread;

  public FrameReader(InputStream in) {
    this(in, bytes -> {});
  }

  /**
   * Makes one that tells of long bodies.
   *
   * @param longer is told how many bytes bodies may have from now on, before one is read that has
   *     more than those before
   */
  FrameReader(InputStream in, LongConsumer longer) {
    this.in = in;
    this.longer = longer;
  }

  /** The next frame, its body in a buffer of its own. */
  Frame read() throws IOException {
    return read(new Bytes());
  }

  /**
   * The next frame, or null where the input ends between frames.
   *
   * @param body takes the frame's body
   * @throws CutShortException where the input ends within a frame
   * @throws OversizedFrameException where memory does not hold the frame, or it is longer than any
   *     is; the next call gives the one behind it
   * @throws ProtocolException where no frame begins
   */
  public Frame read(Bytes body) throws IOException {
    passOver();
    String header = readHeader();
    if (header == null) {
      return null;
    }
    int comma = header.indexOf(',', MAGIC.length());
    if (!header.startsWith(MAGIC) || comma < 0) {
      throw notAHeader(header);
    }
    long metadataLength = length(header, MAGIC.length(), comma);
    long bodyLength = length(header, comma + 1, header.length());
    unread = metadataLength + bodyLength;
    check(metadataLength, "metadata", MAX_METADATA);
    check(bodyLength, "body", MAX_BODY);
    if (bodyLength > told) {
      told = Bytes.roomFor((int) bodyLength + Swar.PADDING);
      longer.accept(told);
    }
    try {
      fill(metadata, (int) metadataLength, "metadata");
      fill(body, (int) bodyLength, "body");
    } catch (OutOfMemoryError e) {
      body.release();
      throw new OversizedFrameException(
          "There is no memory for a chunk of %d MB: pass on fewer fields, such as by | fields host,"
                  .formatted((metadataLength + bodyLength) / MEGABYTE + 1)
              + " User, Image before the command, or raise memory_mb under [engine] in"
              + " vpsbeacon.conf.");
    }
    believed = (int) Math.max(believed, Math.min(MAX_BODY, 2L * body.length()));
    return new Frame(metadata, body);
  }

  private void passOver() throws IOException {
    int buffered = (int) Math.min(unread, limit - position);
    position += buffered;
    unread -= buffered;
    while (unread > 0) {
      int count = in.read(buffer, 0, (int) Math.min(READ_SIZE, unread));
      if (count < 0) {
        throw new CutShortException("The input ended within a frame that was passed over.");
      }
      unread -= count;
    }
  }

  /** The header without its newline; newlines before it are passed over. */
  private String readHeader() throws IOException {
    StringBuilder header = new StringBuilder(LONGEST_HEADER);
    while (true) {
      if (position == limit && !refill()) {
        if (header.isEmpty()) {
          return null;
        }
        throw new CutShortException("The input ended within the header of a frame.");
      }
      char next = (char) (buffer[position++] & 0xff);
      if (next != '\n') {
        header.append(next);
        if (header.length() > LONGEST_HEADER) {
          throw notAHeader(header.toString());
        }
      } else if (header.toString().isBlank()) {
        header.setLength(0);
      } else {
        return header.toString();
      }
    }
  }

  private static ProtocolException notAHeader(String header) {
    String printable = header.replaceAll("[^\\x20-\\x7e]", "?");
    return new ProtocolException(
        "A frame begins with \"chunked 1.0,<length>,<length>\", not with \"" + printable + "\".");
  }

  private static long length(String header, int from, int to) throws ProtocolException {
    String digits = header.substring(from, to).strip();
    if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
      throw notAHeader(header);
    }
    long length = 0;
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        throw notAHeader(header);
      }
      length = length * 10 + digits.charAt(i) - '0';
    }
    return length;
  }

  private static void check(long length, String what, int max) throws OversizedFrameException {
    if (length > max) {
      throw new OversizedFrameException(
          "A frame declares a " + what + " of " + length + " bytes; at most " + max + " are read.");
    }
  }

  private void fill(Bytes target, int declared, String what) throws IOException {
    int most = Bytes.roomFor(declared + Swar.PADDING);
    int first = declared + Swar.PADDING;
    while (first - Swar.PADDING > believed) {
      // So that what is needed in the end is twice of what is copied last.
      first = first / 2 + 1;
    }
    target.clear(first);
    int buffered = Math.min(declared, limit - position);
    target.append(buffer, position, position + buffered);
    position += buffered;
    unread -= buffered;
    while (target.length() < declared) {
      int wanted = Math.min(READ_SIZE, declared - target.length());
      target.reserve(target.length() + (long) wanted, most);
      int count = in.read(target.array(), target.length(), wanted);
      if (count < 0) {
        throw new CutShortException(
            "The input ended after %d of the %d bytes of a frame's %s."
                .formatted(target.length(), declared, what));
      }
      target.extend(count);
      unread -= count;
    }
  }

  private boolean refill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, READ_SIZE));
    return limit > 0;
  }
}
