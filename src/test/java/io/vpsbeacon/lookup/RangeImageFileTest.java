package io.vpsbeacon.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.net.IpAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The image of the shipped table, which comes with the package. */
class RangeImageFileTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private Path cache;
  private Path starter;
  private Path image;

  @BeforeEach
  void writeTable() throws IOException {
    cache = folder.resolve("cache");
    image = folder.resolve("image.bin");
    starter = Files.createDirectory(folder.resolve("lookups")).resolve(RangeFile.STARTER);
    write(starter, "Rows");
  }

  /** An image that says it is of the shipped table, but tells another provider than its rows. */
  private void writeTellingImage() throws IOException {
    RangeImageFile.makeShipped(starter, image);
    String key = RangeImageFile.read(image).key();
    Path other = folder.resolve("vpsbeacon_ranges_other.csv.gz");
    write(other, "Image");
    RangeImageFile.write(Ranges.image(List.of(other), key), image);
  }

  @Test
  void itStandsForTheRowsWhereverTheTableLiesAndHoweverOldItIs() throws Exception {
    writeTellingImage();
    assertEquals("Image", provider());
    assertFalse(Files.exists(cache));

    Path moved = folder.resolve(RangeFile.STARTER);
    Files.copy(starter, moved);
    Files.move(moved, starter, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertEquals("Image", provider());
    Files.setLastModifiedTime(starter, FileTime.from(Instant.now()));
    assertEquals("Image", provider());
  }

  @Test
  void aTableOfOtherBytesIsRead() throws Exception {
    writeTellingImage();
    long length = Files.size(starter);
    write(starter, "Sowr");
    assertEquals(length, Files.size(starter));
    assertEquals("Sowr", provider());
  }

  /** Such a file holds the checksum of its data, so that one CRC32 of it all is like another. */
  @Test
  void tablesThatAreNotDeflatedAreToldApart() throws Exception {
    write(starter, "Rows", Deflater.NO_COMPRESSION);
    writeTellingImage();
    assertEquals("Image", provider());
    write(starter, "Sowr", Deflater.NO_COMPRESSION);
    assertEquals("Sowr", provider());
  }

  @Test
  void aTableOfTheUsersIsRead() throws Exception {
    writeTellingImage();
    Path further = starter.resolveSibling("vpsbeacon_ranges_further.csv.gz");
    write(further, "Further");
    assertEquals("Further", provider());
    Files.delete(further);
    assertEquals("Image", provider());

    write(starter.resolveSibling("vpsbeacon_ranges.csv.gz"), "Own");
    assertEquals("Own", provider());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsNoFileIsNotWaitedFor() throws Exception {
    NamedPipe.make(image);
    assertEquals("Rows", assertTimeoutPreemptively(PATIENCE, this::provider));

    Files.delete(image);
    writeTellingImage();
    Files.delete(starter);
    NamedPipe.make(starter);
    RangeTable table =
        assertTimeoutPreemptively(
            PATIENCE, () -> Ranges.in(starter.getParent(), null, image).table());
    assertEquals(0, table.size());
    assertTrue(table.problems().get(0).toString().contains("no regular file"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsKeptDoesNotStandInItsWay() throws Exception {
    assertEquals("Rows", provider());
    assertTrue(Files.exists(cache.resolve(RangeImageFile.NAME)));

    writeTellingImage();
    assertEquals("Image", provider());
  }

  @Test
  void oneThatIsMissingOrDamagedIsDoneWithout() throws Exception {
    assertEquals("Rows", provider());
    writeTellingImage();
    byte[] whole = Files.readAllBytes(image);
    whole[whole.length / 2] ^= 1;
    Files.write(image, whole);
    assertEquals("Rows", provider());
    Files.delete(image);
    Files.createDirectory(image);
    assertEquals("Rows", provider());
  }

  @Test
  void theBuildMakesTheSameBytesEachTime() throws Exception {
    RangeImageFile.makeShipped(starter, image);
    byte[] first = Files.readAllBytes(image);
    assertEquals("Rows", provider());
    assertFalse(Files.exists(cache));

    RangeImageFile.makeShipped(starter, image);
    assertArrayEquals(first, Files.readAllBytes(image));
  }

  @Test
  void theBuildRefusesATableThatIsNoneOrHasARowThatCannotBeUsed() throws Exception {
    write(starter, "");
    assertRefused(starter, RangeFile.STARTER + " line 2: provider is empty");
    Path other = starter.resolveSibling("other.csv.gz");
    write(other, "Other");
    assertRefused(other, "other.csv.gz is no readable " + RangeFile.STARTER);
    Files.delete(starter);
    assertRefused(starter, "is no readable " + RangeFile.STARTER);
  }

  private void assertRefused(Path table, String why) {
    String told =
        assertThrows(IllegalArgumentException.class, () -> RangeImageFile.makeShipped(table, image))
            .getMessage();
    assertTrue(told.contains(why), told);
    assertFalse(Files.exists(image));
  }

  private String provider() throws LookupException {
    return Ranges.in(starter.getParent(), cache, image)
        .table()
        .find(IpAddress.parse("192.0.2.1"))
        .provider();
  }

  /** Long ago: what was written just now is not kept. */
  private static void write(Path file, String provider) throws IOException {
    write(file, provider, Deflater.BEST_COMPRESSION);
  }

  private static void write(Path file, String provider, int level) throws IOException {
    try (OutputStream out = new Gzip(file, level)) {
      out.write(("cidr,provider,class\n192.0.2.0/24," + provider + ",vps\n").getBytes(UTF_8));
    }
    Files.setLastModifiedTime(file, LONG_AGO);
  }

  private static final class Gzip extends GZIPOutputStream {
    Gzip(Path file, int level) throws IOException {
      super(Files.newOutputStream(file));
      def.setLevel(level);
    }
  }
}
