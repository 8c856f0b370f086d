package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class ThinningTest {
  private static final long LATEST = (1L << 47) / 1000;

  @Property(tries = 5000)
  void secondOfEveryTimeThatIsKeptIsItsFloor(
      @ForAll @LongRange(min = -LATEST, max = LATEST) long second,
      @ForAll @IntRange(max = 999) int milli) {
    assertEquals(second, Thinning.second(second * 1000 + milli));
  }

  @Property
  void ofASecondThatComesInPartsOneConnectionStays(
      @ForAll @Size(min = 1, max = 20) List<@LongRange(max = 5000) Long> times,
      @ForAll boolean latestFirst) {
    List<Long> inOrder = new ArrayList<>(times);
    inOrder.sort(latestFirst ? Comparator.reverseOrder() : Comparator.naturalOrder());
    Map<Long, Long> staying = new TreeMap<>();
    for (long time : times) {
      staying.merge(
          Thinning.second(time),
          time,
          (one, other) -> Thinning.lot(one) < Thinning.lot(other) ? one : other);
    }
    Thinning thinning = new Thinning(times.size(), Thinning.ALL);
    for (long time : inOrder) {
      thinning.add(1, 2, new long[] {time}, 1);
    }
    KeptConnections kept = thinning.rest(20, 20).kept();
    assertEquals(
        List.copyOf(staying.values()),
        IntStream.range(0, kept.size()).mapToObj(kept::millis).toList());
  }
}
