package io.vpsbeacon.protocol;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes frames, each flushed once it is whole.
 *
 * <p>Give it a plain file stream: a {@code PrintStream} would hide that the reader is gone.
 */
public final class FrameWriter {
  /** The JVM copies each write into a native buffer of its size; this keeps that small. */
  private static final int WRITE_SIZE = 64 << 10;

  private final OutputStream out;
  private final Bytes head = new Bytes();

  public FrameWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes one frame and flushes it. */
  public void write(Frame frame) throws IOException {
    Bytes metadata = frame.metadata();
    Bytes body = frame.body();
    head.clear();
    head.append("chunked 1.0,");
    head.append(Integer.toString(metadata.length()));
    head.append(',');
    head.append(Integer.toString(body.length()));
    head.append('\n');
    head.append(metadata.array(), 0, metadata.length());
    int together = Math.min(body.length(), Math.max(0, WRITE_SIZE - head.length()));
    head.append(body.array(), 0, together);
    write(head, 0);
    write(body, together);
    out.flush();
  }

  private void write(Bytes bytes, int from) throws IOException {
    for (int start = from; start < bytes.length(); start += WRITE_SIZE) {
      out.write(bytes.array(), start, Math.min(WRITE_SIZE, bytes.length() - start));
    }
  }
}
