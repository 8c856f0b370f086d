package io.vpsbeacon.feeds;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a fetch when its time is up, wherever it stands: timeouts of sockets begin anew with each
 * byte, so a server that sends one now and then would never meet them.
 */
final class Deadline implements Closeable {
  private final Duration time;
  private final long end;
  private volatile Socket socket;
  private volatile boolean closed;

  Deadline(Duration time) {
    this.time = time;
    this.end = System.nanoTime() + time.toNanos();
    Thread watchdog = new Thread(this::watch, "feed-deadline");
    watchdog.setDaemon(true);
    watchdog.start();
  }

  private void watch() {
    while (!closed && !isOver()) {
      LockSupport.parkNanos(Math.min(end - System.nanoTime(), 50_000_000L));
    }
    if (!closed) {
      cut(socket);
    }
  }

  private static void cut(Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // It is of no use any more, whatever it says.
      return;
    }
  }

  /** The connection to end. */
  void guard(Socket connection) {
    socket = connection;
    if (isOver()) {
      cut(connection);
    }
  }

  boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  String sentence() {
    return "it took longer than " + time.toMillis() / 1000.0 + " s, and was ended";
  }

  /**
   * The bytes of a body; an error says whether it was this that ended them.
   *
   * @param promised how many bytes the server has promised, or -1: the JDK does not mind when fewer
   *     come
   */
  InputStream watch(InputStream body, long promised, URI url) {
    return new FilterInputStream(body) {
      private long count;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
          int got = in.read(bytes, offset, length);
          count += Math.max(0, got);
          if (got < 0 && count < promised) {
            throw new IOException(count + " of " + promised + " bytes came");
          }
          if (!isOver()) {
            return got;
          }
        } catch (IOException e) {
          throw new FeedException(
              url + ": " + (isOver() ? sentence() : "the feed broke off: " + e.getMessage()), e);
        }
        throw new FeedException(url + ": " + sentence());
      }

      /** Of a body that is not wanted any more, the rest is not read, as HTTP's stream would. */
      @Override
      public void close() {
        Deadline.this.close();
      }
    };
  }

  @Override
  public void close() {
    closed = true;
    cut(socket);
  }
}
