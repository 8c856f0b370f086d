package io.vpsbeacon.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vpsbeacon.net.PrefixIndexBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects rows into a range table. Of rows of one prefix the last counts. */
final class RangeTableBuilder {
  /**
   * Far more than the networks of all hosting providers; memory is bounded, whatever a file holds.
   */
  static final int MOST_ROWS = 2_000_000;

  /** What a record has of itself to be a key takes the JVM a dozen classes, made at first use. */
  private record Kind(int provider, int providerClass, int asn, int source, int updated) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Kind kind
          && provider == kind.provider
          && providerClass == kind.providerClass
          && asn == kind.asn
          && source == kind.source
          && updated == kind.updated;
    }

    @Override
    public int hashCode() {
      return 31 * (31 * (31 * (31 * provider + providerClass) + asn) + source) + updated;
    }
  }

  private final PrefixIndexBuilder prefixes = new PrefixIndexBuilder();
  private final Map<Kind, Integer> numbers = new HashMap<>();
  private final List<Kind> kinds = new ArrayList<>();
  private final Map<String, Integer> textNumbers = new HashMap<>();
  private final List<byte[]> texts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int textBytes;

  /** Whether there is no room for one more row. */
  boolean isFull() {
    return prefixes.size() == MOST_ROWS;
  }

  void add(Range row) {
    Kind kind =
        new Kind(
            number(row.provider()),
            number(row.providerClass().toString()),
            (int) row.asn(),
            number(row.source()),
            number(row.updated()));
    Integer known = numbers.putIfAbsent(kind, kinds.size());
    if (known == null) {
      kinds.add(kind);
    }
    prefixes.add(row.prefix(), known == null ? kinds.size() - 1 : known);
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  private int number(String text) {
    Integer known = textNumbers.putIfAbsent(text, texts.size());
    if (known != null) {
      return known;
    }
    byte[] bytes = text.getBytes(UTF_8);
    textBytes = Math.addExact(textBytes, bytes.length);
    texts.add(bytes);
    return texts.size() - 1;
  }

  /**
   * The image of the table, outside of the Java heap: most of that may be in use when a search ends
   * and asks for the table.
   *
   * @param key says which files it was made of
   */
  ByteBuffer build(String key) {
    int keyText = number(key);
    List<int[]> told = new ArrayList<>();
    for (Problem problem : problems) {
      told.add(new int[] {number(problem.file()), (int) problem.line(), number(problem.cause())});
    }
    long ints =
        RangeImage.COUNTS
            + (long) RangeImage.KIND * kinds.size()
            + texts.size()
            + (long) RangeImage.PROBLEM * told.size();
    ByteBuffer[] image = new ByteBuffer[1];
    prefixes.build(
        bytes -> {
          long aligned = align(bytes);
          image[0] =
              ByteBuffer.allocateDirect(
                  Math.toIntExact(
                      RangeImage.HEADER_BYTES + aligned + ints * Integer.BYTES + textBytes));
          return image[0].position(RangeImage.HEADER_BYTES);
        });
    int at = (int) align(image[0].position());
    ByteBuffer out = image[0].duplicate().order(ByteOrder.LITTLE_ENDIAN).position(at);
    out.putInt(kinds.size()).putInt(texts.size()).putInt(told.size()).putInt(keyText);
    for (Kind kind : kinds) {
      out.putInt(kind.provider).putInt(kind.providerClass).putInt(kind.asn);
      out.putInt(kind.source).putInt(kind.updated);
    }
    int end = 0;
    for (byte[] text : texts) {
      end += text.length;
      out.putInt(end);
    }
    told.forEach(problem -> out.putInt(problem[0]).putInt(problem[1]).putInt(problem[2]));
    texts.forEach(out::put);
    RangeImage.seal(image[0], at);
    return image[0];
  }

  private static long align(long bytes) {
    return (bytes + Integer.BYTES - 1) / Integer.BYTES * Integer.BYTES;
  }
}
