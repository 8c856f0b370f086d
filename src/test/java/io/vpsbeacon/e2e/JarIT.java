package io.vpsbeacon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The launchers and the jar that they start: gone, spoilt, or in a folder of an awkward name. */
final class JarIT extends EndToEnd {
  private Path jar() {
    return home.bin().resolve("vpsbeacon.jar");
  }

  @Test
  void withoutItTheSearchSaysWhatIsMissing() throws Exception {
    Files.delete(jar());

    String error = onlyError(search("vpsbeacon"));

    assertTrue(error.contains("vpsbeacon.jar"), error);
    assertTrue(error.contains(home.bin().toString()), error);
  }

  @Test
  void anEmptyOneIsTold() throws Exception {
    Files.write(jar(), new byte[0]);

    assertTrue(onlyError(search("vpsbeacon")).contains("install the app again"));
  }

  @Test
  void oneThatSplunksUserMayNotReadIsTold() throws Exception {
    assumeTrue(jar().toFile().setReadable(false) && !Files.isReadable(jar()), "root reads all");

    assertTrue(onlyError(search("vpsbeacon")).contains("not readable"));
  }

  /** At which a class path ends. */
  @Test
  void aFolderWithAColonInItsNameIsNoObstacle() throws Exception {
    SplunkHome awkward = SplunkHome.searchHead(temporary.resolve("C:/Splunk: Home"));
    Files.createDirectories(awkward.root().resolve("var/run/splunk"));

    assertFindsTheScenario(Splunkd.on(awkward).search("vpsbeacon", scenario()));
    assertTrue(Files.exists(awkward.lookup("vpsbeacon_exclusions.csv")));
  }

  @Test
  void theCommandLineSaysThatItCannotBeStartedFromThere() throws Exception {
    SplunkHome awkward = SplunkHome.searchHead(temporary.resolve("C:/Splunk: Home"));
    ProcessBuilder builder =
        new ProcessBuilder(awkward.bin().resolve("vpsbeacon").toString(), "demo")
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    String shown = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertEquals(3, process.waitFor(), shown);
    assertTrue(shown.contains("a colon"), shown);
    assertEquals(1, shown.lines().count(), shown);
  }
}
