package io.vpsbeacon.feeds;

/**
 * How much of a feed is taken before it is refused.
 *
 * @param lineBytes of one line of text, or one text in JSON
 * @param bodyBytes of the whole, as it comes and again as it is unpacked
 * @param ranges rows
 * @param labels rows that differ in more than their prefix
 */
public record Limits(int lineBytes, long bodyBytes, int ranges, int labels) {
  /** 4 KiB a line, 64 MB, a million ranges, 50,000 pairs of provider and network. */
  public static final Limits DEFAULT = new Limits(4096, 64_000_000, 1_000_000, 50_000);

  /** The same, with another limit of bytes. */
  public Limits withBodyBytes(long bytes) {
    return new Limits(lineBytes, bytes, ranges, labels);
  }
}
