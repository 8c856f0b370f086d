package io.vpsbeacon.detect;

import java.io.IOException;
import java.util.Locale;

/** What memory does not hold cannot be kept on disk either; the message is one sentence. */
public final class SpillException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SpillException(Scratch scratch, IOException cause) {
    super(
        "What the search's memory does not hold cannot be kept in "
            + scratch.place()
            + ": "
            + reason(cause),
        cause);
  }

  private static String reason(IOException cause) {
    String said = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    String folded = said.toLowerCase(Locale.ROOT);
    boolean full =
        folded.contains("no space")
            || folded.contains("not enough space")
            || folded.contains("quota");
    return full ? "the disk is full (" + said + ")" : said;
  }
}
