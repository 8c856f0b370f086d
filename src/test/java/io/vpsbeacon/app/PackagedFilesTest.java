package io.vpsbeacon.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for any file of the package. */
class PackagedFilesTest {
  /** AppInspect warns of each, except as a CIDR prefix; some addresses it lets pass. */
  private static final Pattern BARE_ADDRESS =
      Pattern.compile(
          "(?<![\\d.])(?!127\\.|0\\.0\\.0\\.0\\b)\\d{1,3}(\\.\\d{1,3}){3}(?![\\d.]|/\\d)");

  @Test
  void textIsUtf8WithoutByteOrderMark() {
    for (Path file : texts()) {
      String text =
          assertDoesNotThrow(
              () -> UTF_8.newDecoder().decode(ByteBuffer.wrap(Repository.bytes(file))).toString(),
              file::toString);
      assertFalse(text.startsWith("\uFEFF"), file::toString);
      assertFalse(text.contains("\r"), file::toString);
    }
  }

  @Test
  void noTextHoldsABareAddress() {
    for (Path file : texts()) {
      assertFalse(BARE_ADDRESS.matcher(Repository.text(file)).find(), file::toString);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, true",
    "x=192.0.2.7;, true",
    "1.2.3.4, true",
    "10.0.0.0/8, false",
    "127.0.0.1, false",
    "0.0.0.0, false",
    "1.2.3, false",
    "1.2.3.4.5, false",
    "10.*, false",
  })
  void bareAddressesAreToldFromPrefixesAndVersions(String text, boolean bare) {
    assertEquals(bare, BARE_ADDRESS.matcher(text).find());
  }

  /** The build puts values in the place of such words; in a conf only the version may be one. */
  @Test
  void nothingButTheVersionIsFilteredByTheBuild() {
    for (Path file : Repository.filesUnder("default")) {
      String text = Repository.text(file).replace("${project.version}", "");
      assertFalse(text.contains("${"), file::toString);
      assertFalse(Pattern.compile("@[\\w.]+@").matcher(text).find(), file::toString);
    }
  }

  @Test
  void nothingIsShippedThatBelongsToTheSite() {
    for (Path file : Repository.packagedFiles()) {
      String name = Repository.relative(file);
      assertFalse(name.contains("/local/") || name.contains("local.meta"), name);
      assertFalse(name.contains("/."), name);
    }
  }

  @ParameterizedTest
  @CsvSource({"appIcon, 36", "appIcon_2x, 72", "appIconAlt, 36", "appIconAlt_2x, 72"})
  void iconsHaveTheSizesThatSplunkShows(String icon, int size) throws IOException {
    BufferedImage image = ImageIO.read(Repository.path("app/static/" + icon + ".png").toFile());

    assertEquals(List.of(size, size), List.of(image.getWidth(), image.getHeight()));
    assertTrue(image.getColorModel().hasAlpha());
  }

  private static List<Path> texts() {
    return Repository.packagedFiles().stream()
        .filter(file -> !file.toString().matches(".*\\.(png|gz)"))
        .toList();
  }
}
