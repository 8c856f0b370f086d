package io.vpsbeacon.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.columns.ByteWords;
import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.Utf8;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class InternerTest {
  private static final long ASCII = 0x7F7F7F7F7F7F7F7FL;

  @Property
  void equalTextsGetEqualNumbersAndComeBack(@ForAll List<String> texts) {
    Interner interner = new Interner();
    Map<String, Integer> plain = new HashMap<>(Map.of("", 0));
    for (String text : texts) {
      String valid = new String(text.getBytes(UTF_8), UTF_8);
      Integer expected = plain.computeIfAbsent(valid, t -> plain.size());
      assertEquals(expected, interner.intern(valid));
      assertEquals(valid, interner.text(expected));
    }
    assertEquals(plain.size(), interner.size());
  }

  @Property(tries = 200)
  void textsOfAnyLengthComeBackAndTakeNoMoreMemoryThanForeseen(
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 12) Integer> lengths) {
    List<byte[]> texts = new ArrayList<>();
    long bytes = 0;
    int longest = 0;
    for (int length : lengths) {
      int size = (1 << 14) * length + texts.size() % 3 - 1; // pages hold 2^16
      byte[] text = "x".repeat(size).getBytes(UTF_8);
      text[texts.size()] = 'y';
      texts.add(text);
      bytes += size;
      longest = Math.max(longest, size);
    }
    Interner interner = new Interner();
    Forecast forecast = new Forecast();
    interner.foresee(texts.size(), bytes, longest, forecast);
    for (int i = 0; i < texts.size(); i++) {
      assertEquals(i + 1, interner.intern(texts.get(i), 0, texts.get(i).length));
    }
    for (int i = 0; i < texts.size(); i++) {
      assertEquals(i + 1, interner.intern(texts.get(i), 0, texts.get(i).length));
      assertEquals(new String(texts.get(i), UTF_8), interner.text(i + 1));
    }
    assertTrue(interner.bytes() >= bytes);
    assertTrue(interner.bytes() <= forecast.peak(), interner.bytes() + " " + forecast.peak());
  }

  @Test
  void holdsManyValues() {
    Interner interner = new Interner();
    for (int i = 0; i < 100_000; i++) {
      assertEquals(i + 1, interner.intern("value " + i));
    }
    assertEquals(50_001, interner.intern("value 50000"));
  }

  @Test
  void fetchedCellsGetTheNumbersThatTheyWouldGetAlone() {
    List<String> cells = new ArrayList<>();
    int[] starts = new int[20_000];
    for (int i = 0; i < starts.length; i++) {
      cells.add(i % 5 == 0 ? "" : "value " + i * 7_919 % 9_001);
    }
    byte[] bytes = String.join("", cells).getBytes(UTF_8);
    int[] lengths = cells.stream().mapToInt(String::length).toArray();
    for (int i = 1; i < starts.length; i++) {
      starts[i] = starts[i - 1] + lengths[i - 1];
    }
    Column column = new Column("any", bytes, starts, lengths, List.of());
    Interner alone = new Interner();
    Interner fetched = new Interner();
    for (int from = 0; from < starts.length; from += Prefetch.TOGETHER) {
      int to = Math.min(starts.length, from + Prefetch.TOGETHER);
      fetched.fetch(column, bytes, from, to);
      for (int i = from; i < to; i++) {
        int expected = alone.intern(bytes, starts[i], lengths[i]);
        assertEquals(expected, fetched.internFetched(i - from, bytes, starts[i], lengths[i]));
        assertEquals(cells.get(i), fetched.text(expected));
      }
    }
  }

  @Test
  void whatWasClearedIsNewAgain() {
    Interner interner = new Interner();
    long small = interner.bytes();
    byte[] broken = {'a', (byte) 0xFF};
    for (int i = 0; i < 100_000; i++) {
      interner.intern("value " + i);
    }
    interner.intern(broken, 0, 2);
    assertTrue(interner.bytes() > small + 100_000 * 11);
    interner.clear();
    assertEquals(small, interner.bytes());
    assertEquals(1, interner.size());
    assertEquals(1, interner.intern("value 99999"));
    assertEquals(2, interner.intern("value 0"));
    assertEquals("value 0", interner.text(2));
    assertEquals(1, interner.repaired());
  }

  @Test
  void textsThatCollideUnderAKnownMultiplierDoNot() {
    long known = 0x9E3779B97F4A7C15L;
    Random random = new Random(1);
    Interner interner = new Interner();
    while (interner.size() <= 1000) {
      long first = random.nextLong() & ASCII;
      long state = (16 * known ^ first) * known;
      long second = state ^ (state >>> 29);
      if ((second & ~ASCII) == 0) {
        byte[] text = new byte[16];
        ByteWords.setLong(text, 0, first);
        ByteWords.setLong(text, 8, second);
        interner.intern(text, 0, text.length);
      }
    }
    assertTrue(hashes(interner) > 990, hashes(interner) + " hashes");
  }

  /**
   * A bit near the top, which any odd multiplier leaves near the top, is undone by the next word.
   */
  @Test
  void textsThatCollideWhateverHashingBeginsWithDoNot() {
    Interner interner = new Interner();
    for (int chosen = 0; chosen < 1 << 10; chosen++) {
      byte[] text = "command line fit".repeat(10).getBytes(UTF_8);
      for (int block = 0; block < 10; block++) {
        if ((chosen >> block & 1) != 0) {
          text[16 * block + 7] ^= 1 << 6;
          text[16 * block + 15] ^= 1 << 6;
          text[16 * block + 12] ^= 1 << 1;
        }
      }
      interner.intern(text, 0, text.length);
    }
    assertEquals(1 + (1 << 10), interner.size());
    assertTrue(hashes(interner) > 1000, hashes(interner) + " hashes");
  }

  private static long hashes(Interner interner) {
    return IntStream.range(1, interner.size()).map(interner::hash).distinct().count();
  }

  @Property
  void valuesCompareByCodePoint(@ForAll @Size(2) List<Integer> seeds) {
    Interner interner = new Interner();
    List<String> texts = new ArrayList<>();
    for (int seed : seeds) {
      texts.add("a" + Character.toString(0x10000 + Math.floorMod(seed, 0xFFFF)));
    }
    int left = interner.intern(texts.get(0));
    int right = interner.intern(texts.get(1));
    int expected = Integer.compare(texts.get(0).codePointAt(1), texts.get(1).codePointAt(1));
    assertEquals(expected, Integer.signum(interner.compare(left, right)));
  }

  @Property(tries = 5000)
  void utf8IsJudgedAsTheJdkDoes(@ForAll @Size(max = 6) byte[] bytes) {
    assertEquals(jdkTakes(bytes), Utf8.isValid(bytes, 0, bytes.length));
  }

  @Test
  void brokenUtf8BecomesAReplacementCharacterAndIsCounted() {
    Interner interner = new Interner();
    byte[] broken = {'a', (byte) 0xFF};
    int id = interner.intern(broken, 0, 2);
    assertEquals("a\uFFFD", interner.text(id));
    assertEquals(id, interner.intern(broken, 0, 2));
    assertEquals(2, interner.repaired());
  }

  private static boolean jdkTakes(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
