package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WordsTest {
  @Property(tries = 5000)
  void agreesWithThePlainComparison(
      @ForAll @Size(min = 1, max = 40) @ByteRange(min = 0, max = 1) byte[] left,
      @ForAll @IntRange(max = 39) int changed,
      @ForAll @IntRange(max = 9) int shift) {
    byte[] right = new byte[left.length + shift];
    System.arraycopy(left, 0, right, shift, left.length);
    assertEquals(true, Words.equal(left, 0, right, shift, left.length));
    right[shift + changed % left.length] ^= 2;
    assertEquals(
        Arrays.equals(left, 0, left.length, right, shift, right.length),
        Words.equal(left, 0, right, shift, left.length));
  }
}
