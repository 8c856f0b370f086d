package io.vpsbeacon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The package that brings its own Java, on hosts that have none or another one. */
final class OwnJavaIT extends EndToEnd {
  @BeforeEach
  void onlyWhereThereIsOne() {
    assumeTrue(home.hasOwnJava(), "the package under test uses the host's Java");
  }

  @Test
  void theFirstProcessStartsFromItsArchiveOnHeadAndPeer() throws Exception {
    SplunkHome peer = SplunkHome.searchPeer(temporary.resolve("peer"));
    for (SplunkHome host : List.of(home, peer)) {
      Splunkd bare = Splunkd.on(host).with("JAVA_HOME", null).with("PATH", "/usr/bin:/bin");
      try (Session session = bare.start("vpsbeacon")) {
        session.getInfo(bare.getInfo("vpsbeacon"));
        assertTrue(session.maps(host.bin().resolve("jre/lib/server/libjvm.so")));
        assertTrue(session.maps(host.bin().resolve("jre/vpsbeacon.aot")));
        assertQuiet(session.end());
      }
      assertFindsTheScenario(bare.search("vpsbeacon", scenario()));
    }
  }

  @Test
  void itIsTakenBeforeAJavaOfTheHostButNotBeforeOneThatIsPointedTo() throws Exception {
    Path host = FakeJava.of(temporary.resolve("java"), "17");
    Splunkd withJava = splunkd.with("JAVA_HOME", host.toString());
    assertFindsTheScenario(withJava.search("vpsbeacon", scenario()));

    try (Session session =
        withJava.with("VPSBEACON_JAVA_HOME", host.toString()).start("vpsbeacon")) {
      assertTrue(session.nextLine().startsWith("started " + host), "another Java");
    }
  }

  @Test
  void nothingIsWrittenForIt() throws Exception {
    Files.createDirectories(home.root().resolve("var/run/splunk"));
    Set<Path> before = files();

    assertQuiet(splunkd.parse("vpsbeacon"));

    assertEquals(before, files());
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(home.root())) {
      return new TreeSet<>(files.toList());
    }
  }

  @Test
  void theCommandLineRunsOnItToo() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(home.bin().resolve("vpsbeacon").toString(), "demo")
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    Process process = builder.start();
    process.getOutputStream().close();
    String shown = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertEquals(0, process.waitFor(), shown);
    assertTrue(shown.contains("CRITICAL"), shown);
  }

  @Test
  void itsVersionAndItsLicencesAreInThePackage() throws Exception {
    String version = Files.readString(home.bin().resolve("jre/VERSION.txt"));

    assertTrue(version.contains("JAVA_RUNTIME_VERSION="), version);
    assertTrue(version.contains("java.base@"), version);
    assertTrue(Files.exists(home.bin().resolve("jre/legal/java.base/LICENSE")));
    assertTrue(
        Files.readString(home.app().resolve("README/README.txt")).contains("Java in this package"));
  }
}
