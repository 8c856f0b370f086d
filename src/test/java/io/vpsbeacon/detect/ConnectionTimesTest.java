package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ConnectionTimesTest {
  private static final Interner PROCESSES = values(2);
  private static final Interner PORTS = values(300);

  private static Interner values(int count) {
    Interner interner = new Interner();
    for (int i = 1; i <= count; i++) {
      interner.intern(Integer.toString(i));
    }
    return interner;
  }

  /** A connection. */
  record Connection(long millis, int process, int port) {}

  @Property(tries = 500)
  void whatIsKeptDependsOnTheConnectionsAlone(
      @ForAll("connections") List<Connection> connections,
      @ForAll @IntRange(min = 1, max = 20) int most,
      @ForAll @IntRange(min = 1, max = 9) int mostOrigins,
      @ForAll Random random) {
    int crowded = Math.min(most, mostOrigins);
    List<Connection> shuffled = new ArrayList<>(connections);
    Collections.shuffle(shuffled, random);
    ConnectionTimes times = new ConnectionTimes(most, crowded);
    shuffled.forEach(one -> times.add(0, one.millis(), one.process(), one.port()));
    assertEquals(plain(connections, most, crowded), sorted(times.kept(0)));
  }

  @Property(tries = 500)
  void partsMergeToWhatTheWholeKeeps(
      @ForAll("connections") List<Connection> connections,
      @ForAll @IntRange(min = 1, max = 20) int most,
      @ForAll @IntRange(min = 1, max = 9) int mostOrigins,
      @ForAll Random random) {
    int crowded = Math.min(most, mostOrigins);
    ConnectionTimes times = new ConnectionTimes(most, crowded);
    for (Connection one : connections) {
      times.add(random.nextInt(4), one.millis(), one.process(), one.port());
    }
    ConnectionTimes written = new ConnectionTimes(most, crowded);
    for (int group = 0; group < 4; group++) {
      copy(times, group, written, 7);
    }
    List<Connection> expected = plain(connections, most, crowded);
    assertEquals(expected, sorted(written.kept(7)));
    for (int group = 3; group > 0; group--) {
      times.move(group, group - 1);
    }
    assertEquals(expected, sorted(times.kept(0)));
    assertEquals(0, times.kept(3).size());
  }

  @Test
  void farApartTimesAreKeptAndThoseOfBrokenClocksAreNot() {
    ConnectionTimes times = new ConnectionTimes(2, 1);
    long earliest = -(1L << 47);
    long latest = (1L << 47) - 1;
    for (long time : new long[] {earliest, latest, earliest - 1, latest + 1, 0, Long.MIN_VALUE}) {
      times.add(0, time, Integer.MAX_VALUE, 1);
    }
    assertEquals(
        List.of(
            new Connection(0, Integer.MAX_VALUE, 1), new Connection(latest, Integer.MAX_VALUE, 1)),
        sorted(times.kept(0)));
  }

  /** The difference to the time before is what is written, in one byte or up to eight. */
  @Test
  void timesAnyNumberOfBitsApartAreKept() {
    ConnectionTimes times = new ConnectionTimes();
    List<Connection> expected = new ArrayList<>();
    for (int bits = 0; bits < 47; bits++) {
      for (long off = -1; off <= 1; off++) {
        long time = (1L << bits) + off;
        for (long each : new long[] {0, time, 0, -time}) {
          times.add(0, each, 1, 1 + bits);
          expected.add(new Connection(each, 1, 1 + bits));
        }
      }
    }
    expected.sort(ORDER);
    assertEquals(expected, sorted(times.kept(0)));
  }

  @Test
  void oneGroupOfManyMillionConnectionsTakesAFewKilobytes() {
    ConnectionTimes times = new ConnectionTimes();
    long before = times.bytes();
    for (int i = 0; i < 3_000_000; i++) {
      times.add(0, i * 10L, 1, 1);
    }
    assertEquals(ConnectionTimes.MOST, times.kept(0).size());
    assertEquals(29_999, sorted(times.kept(0)).get(8191).millis() / 1000);
    assertTrue(times.bytes() - before < 200_000, times.bytes() + " bytes");
  }

  @Test
  void manySmallGroupsTakeFewBytesAConnection() {
    ConnectionTimes times = new ConnectionTimes();
    for (int i = 0; i < 60; i++) {
      for (int group = 0; group < 10_000; group++) {
        times.add(group, 1_700_000_000_000L + i * 60_000L + group, 1 + group, 1);
      }
    }
    double each = (times.bytes() - 32 * 10_000) / 600_000.0;
    assertTrue(each < 6, each + " bytes a connection");
  }

  /** As an implant can make it on purpose, to hide what it did before. */
  @Test
  void aSecondOfVeryManyOriginsTakesThePlaceOfFewOthers() {
    ConnectionTimes times = new ConnectionTimes();
    for (int second = 0; second < 3000; second++) {
      times.add(0, second * 1000L, 1, 1);
    }
    for (int i = 0; i < 60_000; i++) {
      times.add(0, 3_000_000 + i % 1000, 1, i);
    }
    List<Connection> kept = sorted(times.kept(0));
    assertEquals(3001, kept.size());
    assertEquals(new Connection(0, 1, 1), kept.get(0));
    assertEquals(Thinning.CROWD, kept.get(3000).process());
  }

  @Test
  void ofAsManySecondsOfCrowdsAsAnyoneMakesTheLatestStay() {
    ConnectionTimes times = new ConnectionTimes();
    for (int second = 0; second < 600; second++) {
      for (int origin = 0; origin < 40; origin++) {
        times.add(0, second * 1000L + origin, origin, 1);
      }
    }
    List<Connection> kept = sorted(times.kept(0));
    assertEquals(512, kept.size());
    assertEquals(88, kept.get(0).millis() / 1000);
  }

  private static void copy(ConnectionTimes from, int group, ConnectionTimes to, int target) {
    Packed packed = new Packed();
    from.put(group, PROCESSES, PORTS, packed);
    to.add(target, PROCESSES, PORTS, packed);
    assertEquals(0, packed.length());
  }

  /** The rule as one would write it down. */
  private static List<Connection> plain(List<Connection> connections, int most, int mostOrigins) {
    if (connections.size() <= most) {
      return connections.stream().sorted(ORDER).toList();
    }
    TreeMap<Long, Map<List<Integer>, Connection>> seconds = new TreeMap<>();
    for (Connection one : connections) {
      seconds
          .computeIfAbsent(Math.floorDiv(one.millis(), 1000L), second -> new TreeMap<>(ORIGINS))
          .merge(
              List.of(one.process(), one.port()),
              one,
              (left, right) -> LOTS.compare(left, right) <= 0 ? left : right);
    }
    List<Connection> kept = new ArrayList<>();
    int room = most;
    for (Map<List<Integer>, Connection> second : seconds.descendingMap().values()) {
      room -= Math.min(second.size(), mostOrigins);
      if (room < 0) {
        break;
      }
      if (second.size() <= mostOrigins) {
        kept.addAll(second.values());
      } else {
        long drawn = Collections.min(second.values(), LOTS).millis();
        kept.add(new Connection(drawn, Thinning.CROWD, 0));
      }
    }
    return kept.stream().sorted(ORDER).toList();
  }

  private static final Comparator<Connection> LOTS =
      Comparator.comparingInt(one -> Thinning.lot(one.millis()));

  private static final Comparator<List<Integer>> ORIGINS =
      Comparator.<List<Integer>>comparingInt(origin -> origin.get(0))
          .thenComparingInt(origin -> origin.get(1));

  private static final Comparator<Connection> ORDER =
      Comparator.comparingLong(Connection::millis)
          .thenComparingInt(Connection::process)
          .thenComparingInt(Connection::port);

  static List<Connection> sorted(KeptConnections kept) {
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      int origin = kept.origin(i);
      connections.add(new Connection(kept.millis(i), kept.process(origin), kept.port(origin)));
    }
    connections.sort(ORDER);
    return connections;
  }

  @Provide
  Arbitrary<List<Connection>> connections() {
    return Combinators.combine(
            Arbitraries.oneOf(
                Arbitraries.longs().between(-3000, 9000),
                Arbitraries.longs().between(1_700_000_000_000L, 1_700_003_600_000L)),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(0, 1, 300))
        .as(Connection::new)
        .list()
        .ofMaxSize(60);
  }
}
