package io.vpsbeacon.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.net.IpAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of the shipped table, which comes with the package. */
class RangeImageFileTest {
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

  /** An image that says it is of the shipped table, but says another provider than its rows. */
  private void writeTellingImage() throws IOException {
    Path other = folder.resolve("vpsbeacon_ranges_other.csv.gz");
    write(other, "Image");
    RangeImageFile.write(Ranges.image(List.of(other), RangeFiles.key(List.of(starter))), image);
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
    Files.setLastModifiedTime(starter, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    assertEquals("Image", provider());
  }

  @Test
  void aTableOfOtherBytesIsRead() throws Exception {
    writeTellingImage();
    byte[] bytes = Files.readAllBytes(starter);
    write(starter, "Sowr");
    assertEquals(bytes.length, Files.size(starter));
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
    RangeImageFile.main(starter.toString(), image.toString());
    byte[] first = Files.readAllBytes(image);
    assertEquals("Rows", provider());
    assertFalse(Files.exists(cache));

    RangeImageFile.main(starter.toString(), image.toString());
    assertArrayEquals(first, Files.readAllBytes(image));
  }

  @Test
  void theBuildRefusesATableWithARowThatCannotBeUsed() throws Exception {
    write(starter, "");

    String told =
        assertThrows(
                IllegalArgumentException.class,
                () -> RangeImageFile.main(starter.toString(), image.toString()))
            .getMessage();
    assertTrue(told.contains(RangeFile.STARTER + " line 2: provider is empty"), told);
    assertFalse(Files.exists(image));
  }

  private String provider() throws LookupException {
    return Ranges.in(starter.getParent(), cache, image)
        .table()
        .find(IpAddress.parse("192.0.2.1"))
        .provider();
  }

  private static void write(Path file, String provider) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(("cidr,provider,class\n192.0.2.0/24," + provider + ",vps\n").getBytes(UTF_8));
    }
  }
}
