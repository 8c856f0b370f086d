package io.vpsbeacon.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vpsbeacon.net.IpAddress;
import io.vpsbeacon.net.PrefixIndex;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who rents out which addresses. One image in memory, as {@link RangeImage} lays it out; a row is
 * made when it is asked for. Immutable, for use by several threads.
 */
public final class RangeTable {
  private final PrefixIndex index;
  private final IntBuffer kinds;
  private final IntBuffer textEnds;
  private final ByteBuffer texts;
  private final String key;
  private final List<Problem> problems;

  /**
   * Opens an image.
   *
   * @throws IndexOutOfBoundsException where it is none
   */
  RangeTable(ByteBuffer image) {
    RangeImage.Parts parts = RangeImage.parts(image);
    index = parts.index();
    kinds = parts.kinds();
    textEnds = parts.textEnds();
    texts = parts.texts();
    key = text(parts.key());
    List<Problem> told = new ArrayList<>();
    IntBuffer rows = parts.problems();
    for (int at = 0; at < rows.capacity(); at += RangeImage.PROBLEM) {
      told.add(new Problem(text(rows.get(at)), rows.get(at + 1), text(rows.get(at + 2))));
    }
    problems = List.copyOf(told);
  }

  /** The row of the longest prefix that holds the address, null where none does. */
  public Range find(IpAddress address) {
    int number = index.find(address);
    return number == PrefixIndex.NONE ? null : row(number);
  }

  /** How many prefixes there are. */
  public int size() {
    return index.size();
  }

  /** Gives all rows in the order of their addresses, IPv4 first. */
  public void forEach(Consumer<Range> use) {
    for (int number = 0; number < index.size(); number++) {
      use.accept(row(number));
    }
  }

  /** What of the files could not be used: a few of each file, and how many more there are. */
  public List<Problem> problems() {
    return problems;
  }

  /** Which files it was made of. */
  String key() {
    return key;
  }

  private Range row(int number) {
    int at = index.value(number) * RangeImage.KIND;
    return new Range(
        index.prefix(number),
        text(kinds.get(at)),
        ProviderClass.of(text(kinds.get(at + 1))),
        Integer.toUnsignedLong(kinds.get(at + 2)),
        text(kinds.get(at + 3)),
        text(kinds.get(at + 4)));
  }

  private String text(int number) {
    int start = number == 0 ? 0 : textEnds.get(number - 1);
    byte[] bytes = new byte[textEnds.get(number) - start];
    texts.get(start, bytes);
    return new String(bytes, UTF_8);
  }
}
