package io.vpsbeacon.lookup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vpsbeacon.net.IpAddress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class RangeCacheTest {
  private static final Instant LONG_AGO = Instant.parse("2026-11-24T00:00:00Z");

  @TempDir private Path folder;
  private Path cache;
  private Path bin;
  private Path source;

  @BeforeEach
  void writeRanges() throws IOException {
    cache = folder.resolve("cache");
    bin = cache.resolve("vpsbeacon_ranges.bin");
    source = folder.resolve("vpsbeacon_ranges.csv");
    write("Own", LONG_AGO);
  }

  @Test
  void whatIsKeptIsTheTableThatWasMade() throws Exception {
    List<Range> made = rows(table());
    assertTrue(Files.exists(bin));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(bin)));
    RangeTable kept = table();

    assertEquals(made, rows(kept));
    assertEquals(
        List.of("vpsbeacon_ranges.csv line 4: provider is empty"),
        kept.problems().stream().map(Problem::toString).toList());
  }

  @Test
  void theKeptTableIsTakenWithoutAnotherLookAtTheRows() throws Exception {
    table();
    byte[] before = Files.readAllBytes(bin);
    Object inode = inode();
    table();

    assertEquals(inode, inode());
    assertArrayEquals(before, Files.readAllBytes(bin));
    assertNotNull(new RangeCache(cache).load(RangeFiles.key(RangeFiles.in(folder))));
  }

  @Test
  void aChangedReplacedOrAddedFileIsSeen() throws Exception {
    assertEquals("Own", provider());
    write("New", LONG_AGO.plusSeconds(1));
    assertEquals("New", provider());

    Path other = Files.createFile(folder.resolve("other"));
    Files.writeString(other, Files.readString(source).replace("New", "Sly"));
    Files.setLastModifiedTime(other, FileTime.from(LONG_AGO.plusSeconds(1)));
    Files.move(other, source, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertEquals("Sly", provider());

    Path further = folder.resolve("vpsbeacon_ranges_x.csv");
    Files.writeString(further, "cidr,provider,class\n192.0.2.0/24,Further,vps\n");
    Files.setLastModifiedTime(further, FileTime.from(LONG_AGO));
    assertEquals("Further", provider());
    Files.delete(further);
    assertEquals("Sly", provider());
  }

  @Test
  void whatWasChangedThisMomentIsNotKept() throws Exception {
    write("Own", Instant.now());
    table();

    assertFalse(Files.exists(bin));
  }

  @Test
  void aTableThatMayNotBeReadIsNotKept() throws Exception {
    assumeTrue(source.toFile().setReadable(false) && !Files.isReadable(source), "root reads all");
    table();
    assertFalse(Files.exists(bin));
    assertTrue(source.toFile().setReadable(true));
    assertEquals("Own", provider());
  }

  @Test
  void aDamagedFileIsMadeAgain() throws Exception {
    table();
    byte[] whole = Files.readAllBytes(bin);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      Files.write(bin, damaged);
      assertEquals("Own", provider(), "byte " + at);
    }
    for (int length : new int[] {0, 7, 31, 32, whole.length - 1}) {
      Files.write(bin, java.util.Arrays.copyOf(whole, length));
      assertEquals("Own", provider(), "length " + length);
    }
    assertArrayEquals(whole, Files.readAllBytes(bin));
  }

  @Test
  void aFileLargerThanMemoryThatIsNoneOfOursIsMadeAgain() throws Exception {
    table();
    byte[] whole = Files.readAllBytes(bin);
    try (RandomAccessFile file = new RandomAccessFile(bin.toFile(), "rw")) {
      file.setLength(Integer.MAX_VALUE - 8L);
    }

    assertEquals("Own", provider());
    assertArrayEquals(whole, Files.readAllBytes(bin));
  }

  @Test
  void aFileThatOthersMayWriteIsNotTaken() throws Exception {
    table();
    String key = RangeFiles.key(RangeFiles.in(folder));
    for (String rights : List.of("rw--w----", "rw-----w-")) {
      Files.setPosixFilePermissions(bin, PosixFilePermissions.fromString(rights));
      assertEquals(null, new RangeCache(cache).load(key), rights);
    }
    Files.setPosixFilePermissions(bin, PosixFilePermissions.fromString("rw-------"));
    assertNotNull(new RangeCache(cache).load(key));

    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwx---"));
    assertEquals(null, new RangeCache(cache).load(key));
    assertEquals("Own", provider());
  }

  @Test
  void aLinkIsNotFollowed() throws Exception {
    table();
    String key = RangeFiles.key(RangeFiles.in(folder));
    Path elsewhere = Files.move(bin, folder.resolve("elsewhere"));
    Files.createSymbolicLink(bin, elsewhere);
    assertEquals(null, new RangeCache(cache).load(key));
    table();
    assertTrue(Files.isRegularFile(bin, LinkOption.NOFOLLOW_LINKS));

    Path real = Files.move(cache, folder.resolve("real"));
    Files.createSymbolicLink(cache, real);
    assertEquals(null, new RangeCache(cache).load(key));
    assertEquals("Own", provider());
  }

  @Test
  void aFolderThatCannotBeMadeOrWrittenIsDoneWithout() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertEquals("Own", provider(Ranges.in(folder, file)));
    assertEquals("Own", provider(Ranges.in(folder, file.resolve("below"))));
    assertEquals("Own", provider(Ranges.in(folder, folder.resolve("a").resolve("b"))));
    assertFalse(Files.exists(folder.resolve("a")));

    Files.createDirectories(bin.resolve("in the way"));
    assertEquals("Own", provider());
    try (Stream<Path> left = Files.list(cache)) {
      assertEquals(List.of(bin), left.toList());
    }
  }

  @Test
  void whatAKilledProcessLeftIsClearedAway() throws Exception {
    Files.createDirectory(cache);
    Path left = Files.createFile(cache.resolve("vpsbeacon_ranges.bin.123.tmp"));
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(120)));
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwx------"));
    table();

    try (Stream<Path> files = Files.list(cache)) {
      assertEquals(List.of(bin), files.toList());
    }
  }

  private RangeTable table() throws LookupException {
    return Ranges.in(folder, cache).table();
  }

  private String provider() throws LookupException {
    return provider(Ranges.in(folder, cache));
  }

  private static String provider(Ranges ranges) throws LookupException {
    return ranges.table().find(IpAddress.parse("192.0.2.1")).provider();
  }

  private Object inode() throws IOException {
    return Files.getAttribute(bin, "unix:ino");
  }

  private static List<Range> rows(RangeTable table) {
    List<Range> rows = new ArrayList<>();
    table.forEach(rows::add);
    assertEquals(rows.size(), table.size());
    return rows;
  }

  private void write(String provider, Instant modified) throws IOException {
    Files.writeString(
        source,
        "cidr,provider,class,asn,source,updated\n192.0.2.0/24,"
            + provider
            + ",vps,64496,,\n2001:db8::/32,Späti,vpn,,list,2026-11-24\n192.0.2.0/25,,vps,,,\n");
    Files.setLastModifiedTime(source, FileTime.from(modified));
  }
}
