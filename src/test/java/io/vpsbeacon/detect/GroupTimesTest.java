package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupTimesTest {
  private static final int GROUPS = 20_000;

  @TempDir Path folder;

  private final long[] connections = new long[GROUPS];
  private final GroupTimes inMemory = new GroupTimes(group -> connections[group]);
  private final GroupTimes onDisk = new GroupTimes(group -> connections[group]);

  private void add(int group, Random random) {
    long millis = random.nextInt(3_600_000);
    int process = random.nextInt(3);
    int port = random.nextInt(2);
    connections[group]++;
    inMemory.add(group, millis, process, port);
    onDisk.add(group, millis, process, port);
  }

  /** How often groups had to be loaded. */
  private int assertSame(int stride) {
    int loads = 0;
    int ready = 0;
    for (int group = 0; group < GROUPS; group++) {
      if (group % stride != 0) {
        continue;
      }
      if (group >= ready) {
        ready = onDisk.load(group, GROUPS, any -> any % stride == 0);
        loads++;
      }
      assertEquals(
          ConnectionTimesTest.sorted(inMemory.kept(group)),
          ConnectionTimesTest.sorted(onDisk.kept(group)));
    }
    return loads;
  }

  @Property(tries = 20)
  void onDiskIsKeptWhatIsKeptInMemory(
      @ForAll @IntRange(min = 0, max = 20_000) int before,
      @ForAll @IntRange(min = 1, max = 500) int stride,
      @ForAll Random random)
      throws IOException {
    Path scratch = Files.createTempDirectory("times");
    GroupTimesTest test = new GroupTimesTest();
    for (int i = 0; i < 40_000; i++) {
      if (i == before) {
        test.onDisk.moveTo(Scratch.in(scratch), 100_000);
      }
      test.add(random.nextInt(GROUPS), random);
    }
    test.assertSame(stride);
    test.moveSome(random);
    test.assertSame(1);
    test.onDisk.close();
    Files.delete(scratch);
  }

  /** As groups are settled: each goes to one before it, stays or is dropped. */
  private void moveSome(Random random) {
    inMemory.beginMoves(GROUPS);
    onDisk.beginMoves(GROUPS);
    for (int group = 0; group < GROUPS; group++) {
      int to = group - (random.nextBoolean() ? random.nextInt(group + 1) : 0);
      if (random.nextInt(5) == 0) {
        inMemory.drop(group);
        onDisk.drop(group);
      } else {
        inMemory.move(group, to);
        onDisk.move(group, to);
      }
    }
    inMemory.endMoves();
    onDisk.endMoves();
  }

  @Test
  void manyConnectionsAreLoadedAFewGroupsAtATimeAndThinned() throws IOException {
    Random random = new Random(8);
    for (int i = 0; i < 1_900_000; i++) {
      if (i == 600_000) {
        onDisk.moveTo(Scratch.in(folder), 1 << 22);
      }
      add(i % 50 == 0 ? 1 : random.nextInt(220), random);
    }
    assertTrue(inMemory.kept(1).size() <= ConnectionTimes.MOST);
    assertTrue(connections[1] > 3 * ConnectionTimes.MOST);
    int loads = assertSame(1);
    assertTrue(loads > 4, loads + " loads");
    onDisk.close();
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Property(tries = 30)
  void aDiskThatGetsFullAtAnyPointLeavesNoFileOpen(@ForAll @IntRange(min = 0, max = 60) int blocks)
      throws IOException {
    Path temporary = Files.createTempDirectory("full");
    LimitedScratch scratch = new LimitedScratch(temporary, blocks);
    GroupTimes times = new GroupTimes(group -> group < 300 ? 1 << 14 : 1);
    assertThrows(
        SpillException.class,
        () -> {
          times.moveTo(scratch, 100_000);
          for (int i = 0; i < 60_000; i++) {
            times.add(i % 7_000, i * 37L, 1, i % 3);
          }
          times.load(0, 7_000, any -> true);
          times.beginMoves(7_000);
          for (int group = 0; group < 7_000; group++) {
            times.move(group, 6_999 - group);
          }
          times.endMoves();
          throw new SpillException(scratch, new IOException("was never full"));
        });
    times.close();
    times.close();
    assertEquals(0, scratch.left());
    Files.delete(temporary);
  }

  @Test
  void whatWasClosedBeginsAnewInMemory() {
    onDisk.add(7, 1, 1, 1);
    onDisk.moveTo(Scratch.in(folder), 1 << 22);
    onDisk.close();
    assertTrue(onDisk.hasNothingToMove());
    onDisk.add(7, 2, 1, 1);
    assertEquals(2, onDisk.kept(7).millis(0));
    onDisk.close();
  }
}
