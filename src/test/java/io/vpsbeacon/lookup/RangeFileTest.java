package io.vpsbeacon.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.net.IpAddress;
import io.vpsbeacon.net.IpPrefix;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeFileTest {
  private static final Comparator<Range> ORDER =
      Comparator.comparing((Range range) -> range.prefix().address())
          .thenComparing(range -> range.prefix().length())
          .thenComparing(range -> !range.source().equals(RangeFile.SHIPPED))
          .thenComparing(Range::source);

  @TempDir Path folder;

  private static Range range(String prefix, String provider) {
    return new Range(IpPrefix.parse(prefix), provider, ProviderClass.VPS, 0, "s", "");
  }

  private static List<Range> read(Path file) throws IOException, LookupException {
    List<Range> rows = new ArrayList<>();
    new RangeFile(file).read(rows::add);
    return rows;
  }

  private static RangeList list(List<Range> ranges) {
    RangeList list = new RangeList();
    ranges.forEach(list::add);
    list.sort();
    return list;
  }

  @Provide
  Arbitrary<List<Range>> ranges() {
    Arbitrary<IpPrefix> ipv4 =
        Combinators.combine(
                Arbitraries.longs().between(0, 0xffff_ffffL), Arbitraries.integers().between(0, 32))
            .as((bits, length) -> new IpPrefix(new IpAddress(0, 0xffff_0000_0000L | bits), length));
    Arbitrary<IpPrefix> ipv6 =
        Combinators.combine(
                Arbitraries.longs().greaterOrEqual(1),
                Arbitraries.longs(),
                Arbitraries.integers().between(64, 128))
            .as((high, low, length) -> new IpPrefix(new IpAddress(high, low), length));
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("ab,\"'ä ")
            .ofMinLength(1)
            .ofMaxLength(5)
            .map(s -> "x" + s + "y");
    return Combinators.combine(
            Arbitraries.oneOf(ipv4, ipv6, ipv4.map(prefix -> IpPrefix.parse("5.5.0.0/16"))),
            text,
            Arbitraries.of(ProviderClass.class),
            Arbitraries.longs().between(0, 0xffff_ffffL),
            Arbitraries.of("", "starter", "zeta", "alpha"),
            Arbitraries.of("", "2026-01-01"))
        .as(Range::new)
        .list()
        .ofMaxSize(40);
  }

  @Property(tries = 150)
  void whatIsWrittenIsReadInOrderAndOncePerSource(@ForAll("ranges") List<Range> ranges)
      throws IOException, LookupException {
    Path file = Files.createTempFile("ranges", ".csv");
    try {
      TreeMap<Range, Range> expected = new TreeMap<>(ORDER);
      ranges.forEach(range -> expected.put(range, range));
      RangeList list = list(ranges);
      new RangeFile(file).write(list);
      assertEquals(List.copyOf(expected.values()), read(file));
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 150)
  void aSortedListFindsJustThePrefixesItHas(@ForAll("ranges") List<Range> ranges) {
    RangeList list = list(ranges);
    for (Range range : ranges) {
      assertEquals(range.prefix(), list.get(list.find(range.prefix())).prefix());
    }
    assertEquals(-1, list.find(IpPrefix.parse("4000::/3")));
  }

  @Test
  void aSortedListTakesMore() {
    List<Range> ranges = List.of(range("5.5.5.0/24", "A"), range("5.5.6.0/24", "A"));
    for (int before = 0; before <= ranges.size(); before++) {
      RangeList list = list(ranges.subList(0, before));
      list.add(range("5.5.4.0/24", "A"));
      list.sort();
      assertEquals(0, list.find(IpPrefix.parse("5.5.4.0/24")));
      assertEquals(before + 1, list.size());
    }
  }

  @Test
  void aTableIsForAllToReadAndReplacesTheOldOne() throws Exception {
    Path file = folder.resolve(RangeFile.NAME);
    Files.writeString(file, "old");
    new RangeFile(file).write(list(List.of(range("5.5.5.0/24", "A"))));
    assertEquals(1, read(file).size());
    assertEquals(PosixFilePermissions.fromString("rw-r--r--"), Files.getPosixFilePermissions(file));
  }

  /** What a refresh takes and a search does not would go on being written, and never be seen. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cidr,provider,class\n5.5.5.0/24,Soci\ufffdt\ufffd,vps\n",
        "cidr,provider,class\n5.5.5.0/24,\"A\nB\",vps\n",
        "cidr,provider,class,source\n5.5.5.0/24,A,vps,\ufffd\n",
        "cidr,provider,class\nnonsense,A,vps\n",
        "cidr,provider,class\n5.5.5.0/24,A,botnet\n",
        "cidr,provider,class,asn\n5.5.5.0/24,A,vps,0\n",
        "cidr,provider,class\n5.5.5.0/24,,vps\n",
        "cidr,provider,class\n5.5.5.0/24,A\n",
        "cidr,provider\n5.5.5.0/24,A\n",
      })
  void whatASearchDoesNotTakeARefreshDoesNotTakeEither(String text) throws Exception {
    assertOneRefusal(text);
  }

  @Test
  void textThatIsTooLongForASearchIsTooLongForARefresh() throws Exception {
    assertOneRefusal("cidr,provider,class\n5.5.5.0/24," + "x".repeat(257) + ",vps\n");
  }

  private void assertOneRefusal(String text) throws Exception {
    Path file = Files.writeString(folder.resolve(RangeFile.NAME), text);
    List<Problem> told = Ranges.in(folder, null).table().problems();
    assertEquals(1, told.size());
    LookupException refused = assertThrows(LookupException.class, () -> read(file));
    assertEquals(told.get(0).toString(), refused.getMessage());
  }

  @Test
  void aLinkedTableIsReplacedWhereItLies() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real")).resolve("table.csv");
    Files.writeString(real, "old");
    Path link = Files.createSymbolicLink(folder.resolve(RangeFile.NAME), real);
    new RangeFile(link).write(list(List.of(range("5.5.5.0/24", "A"))));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(1, read(real).size());
  }

  @Test
  void whatKilledProcessesLeftIsClearedAwayAndNothingElse() throws Exception {
    Path old = Files.writeString(folder.resolve(RangeFile.NAME + ".123.tmp"), "half");
    Path young = Files.writeString(folder.resolve(RangeFile.NAME + ".124.tmp"), "half");
    Path users = Files.writeString(folder.resolve(RangeFile.NAME + ".mine.tmp"), "mine");
    FileTime hour = FileTime.from(Instant.now().minusSeconds(3600));
    Files.setLastModifiedTime(old, hour);
    Files.setLastModifiedTime(users, hour);
    new RangeFile(folder.resolve(RangeFile.NAME)).write(list(List.of()));
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(young));
    assertTrue(Files.exists(users));
  }

  @Test
  void whatCannotBeWrittenIsNamed() {
    RangeFile file = new RangeFile(folder.resolve("no").resolve(RangeFile.NAME));
    FileSystemException told =
        assertThrows(FileSystemException.class, () -> file.write(list(List.of())));
    assertEquals(
        file.path() + ": cannot be written (there is no folder for it)", told.getMessage());
  }

  @Test
  void oneWriterAtATime() throws Exception {
    RangeLock.with(
        folder,
        Duration.ZERO,
        () ->
            assertThrows(
                IOException.class,
                () -> RangeLock.with(folder, Duration.ofMillis(50), () -> "never")));
    assertEquals("free", RangeLock.with(folder, Duration.ZERO, () -> "free"));
  }

  /** Writes two tables by turns until it is killed. */
  static final class Writer {
    static final int ROWS = 20_000;

    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      RangeFile file = new RangeFile(Path.of(arguments[0]));
      RangeList[] tables = {table("A", ROWS), table("B", ROWS + 1)};
      for (int turn = 0; ; turn++) {
        RangeList table = tables[turn % 2];
        RangeLock.with(
            file.path().getParent(),
            Duration.ofSeconds(10),
            () -> {
              file.write(table);
              return null;
            });
        System.out.write('.');
        System.out.flush();
      }
    }

    private static RangeList table(String provider, int rows) {
      List<Range> ranges = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        ranges.add(range("5." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), provider));
      }
      return list(ranges);
    }
  }

  @Test
  void killedAtAnyMomentItLeavesAWholeTable() throws Exception {
    Path file = folder.resolve(RangeFile.NAME);
    for (int kill = 0; kill < 6; kill++) {
      Process writer =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-Xshare:auto",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  file.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try {
        assertEquals('.', writer.getInputStream().read());
        TimeUnit.MILLISECONDS.sleep(7 + kill * 13L);
      } finally {
        writer.destroyForcibly().waitFor();
      }
      List<Range> rows = read(file);
      String provider = rows.get(0).provider();
      assertEquals(provider.equals("A") ? Writer.ROWS : Writer.ROWS + 1, rows.size());
      assertTrue(rows.stream().allMatch(row -> row.provider().equals(provider)));
      assertEquals("free", RangeLock.with(folder, Duration.ZERO, () -> "free"));
    }
    assertTrue(Files.readString(file, UTF_8).endsWith("\n"), "the last line is whole");
    try (var files = Files.list(folder)) {
      Set<String> allowed = Set.of(RangeFile.NAME, RangeFile.NAME + ".lock");
      assertTrue(
          files
              .map(left -> left.getFileName().toString())
              .allMatch(name -> allowed.contains(name) || name.endsWith(".tmp")));
    }
  }
}
