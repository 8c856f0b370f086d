package io.vpsbeacon.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.lookup.RangeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A large feed in a small Java: what a modular input may take of a search head. */
@EnabledOnOs(OS.LINUX)
class RefreshMemoryIT {
  private static final int RANGES = 600_000;
  private static final long MOST_KIB = 256 * 1024;

  @TempDir Path folder;

  /** Refreshes twice, so that the second has an old table to merge with, and tells its peak. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      Refresh refresh = new Refresh(folder, Clock.systemUTC());
      for (String feed : new String[] {"one", "two"}) {
        System.out.println(
            refresh.run(Feeds.vps("acme", "Acme"), Origin.file(folder.resolve(feed)), Set.of()));
      }
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmHWM:")) {
          System.out.println(line);
        }
      }
    }
  }

  /** In no order, since nobody promises one: 7 and the number of ranges have no common factor. */
  private void write(String name, int from) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name))) {
      for (int i = 0; i < RANGES; i++) {
        int bits = from + (int) (i * 7L % RANGES);
        if (bits % 3 == 0) {
          out.write(
              "2600:"
                  + Integer.toHexString(bits >> 16)
                  + ":"
                  + Integer.toHexString(bits & 0xffff)
                  + "::/48\n");
        } else {
          out.write("5." + (bits >> 16) + "." + (bits >> 8 & 255) + "." + (bits & 255) + "\n");
        }
      }
    }
  }

  @Test
  void sixHundredThousandRangesAreRefreshedIn256MegabytesOfMemory() throws Exception {
    write("one", 0);
    write("two", 100_000);
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String told = new String(child.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, child.waitFor(), told);
    String[] lines = told.split("\n", -1);
    assertTrue(lines[0].contains("total=600000, added=600000, removed=0"), told);
    assertTrue(lines[1].contains("total=600000, added=100000, removed=100000"), told);
    long peak = Long.parseLong(lines[2].replaceAll("\\D", ""));
    System.out.println("refresh of 600,000 ranges: " + told.replace('\n', ' '));
    assertTrue(peak < MOST_KIB, told);
    assertEquals(RANGES, Feeds.rows(folder.resolve(RangeFile.NAME)).size());
  }
}
