package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BytePoolTest {
  @Property(tries = 100)
  void holdsNoMoreThanWasForeseen(
      @ForAll @Size(max = 6) List<@IntRange(max = 20_000) Integer> blocks) {
    BytePool pool = new BytePool();
    for (int more : blocks) {
      long foreseen = pool.bytesWith((long) more * BytePool.LARGEST);
      for (int i = 0; i < more; i++) {
        pool.allocate(i % (BytePool.TOP_LEVEL + 1));
      }
      assertTrue(pool.bytes() <= foreseen, pool.bytes() + " of " + foreseen + " bytes");
    }
  }

  @Property(tries = 100)
  void keepsWhatIsInItWhileItGrows(@ForAll @IntRange(min = 1, max = 20_000) int blocks) {
    BytePool pool = new BytePool();
    int[] at = new int[blocks];
    for (int i = 0; i < blocks; i++) {
      at[i] = pool.allocate(i % (BytePool.TOP_LEVEL + 1));
      pool.setLong(at[i], i * 0x9E3779B97F4A7C15L);
    }
    for (int i = 0; i < blocks; i++) {
      assertEquals(i * 0x9E3779B97F4A7C15L, pool.getLong(at[i]));
    }
  }
}
