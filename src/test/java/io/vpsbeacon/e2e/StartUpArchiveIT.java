package io.vpsbeacon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The archive of ready classes that is made for the host's Java when it is first missed. */
final class StartUpArchiveIT extends EndToEnd {
  private Path kept;

  @BeforeEach
  void giveSplunkItsRunFolder() throws IOException {
    assumeFalse(home.hasOwnJava(), "the app's own Java brings its archive along");
    kept = keptArchives();
    Files.createDirectories(kept.getParent());
  }

  @Test
  void theFirstSearchesMakeOneAndLaterOnesStartFromIt() throws Exception {
    List<Session> first = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      first.add(splunkd.start("vpsbeacon"));
    }
    for (Session session : first) {
      assertQuiet(session.end());
    }
    awaitArchive();

    assertEquals(2, archiveFiles().size(), archiveFiles().toString());
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
    assertTrue(mapsTheArchive());
    assertFindsTheScenario(search("vpsbeacon"));
  }

  @Test
  void makingOneLeavesTheAppAsItIs() throws Exception {
    splunkd.parse("vpsbeacon");
    awaitArchive();

    assertFalse(Files.exists(home.lookup("vpsbeacon_exclusions.csv")));
  }

  @Test
  void aPeerHasOneForEveryBundle() throws Exception {
    SplunkHome peer = SplunkHome.searchPeer(temporary.resolve("Splunk Home"));
    Splunkd onPeer = Splunkd.on(peer);
    onPeer.parse("vpsbeacon");
    awaitArchive();
    Path next = peer.root().resolve("var/run/searchpeers/head01-1591757999");
    Files.move(peer.app().getParent().getParent(), next);

    Splunkd later = Splunkd.on(new SplunkHome(peer.root(), next.resolve("apps/vpsbeacon")));
    assertFindsTheScenario(later.search("vpsbeacon", scenario()));

    assertEquals(2, archiveFiles().size(), archiveFiles().toString());
  }

  @Test
  void aBrokenOneIsPassedOver() throws Exception {
    splunkd.parse("vpsbeacon");
    awaitArchive();
    for (Path file : archiveFiles()) {
      if (!file.toString().endsWith(".jar")) {
        Files.delete(file);
        Files.writeString(file, "no archive");
      }
    }

    assertFindsTheScenario(search("vpsbeacon"));
  }

  /** As a host that lost power might leave it. */
  @Test
  void anEmptyJarIsPassedOverAndMadeAnew() throws Exception {
    splunkd.parse("vpsbeacon");
    awaitArchive();
    Path jar =
        archiveFiles().stream().filter(file -> file.toString().endsWith(".jar")).findFirst().get();
    Files.delete(jar);
    Files.createFile(jar);

    assertFindsTheScenario(search("vpsbeacon"));

    Instant end = Instant.now().plus(PATIENCE);
    while (!(Files.exists(jar) && Files.size(jar) > 0) && Instant.now().isBefore(end)) {
      Thread.sleep(100);
    }
    awaitArchive();
    assertTrue(mapsTheArchive());
  }

  @Test
  void aFolderThatOthersMayWriteInGetsNone() throws Exception {
    Files.createDirectory(kept);
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertFindsTheScenario(search("vpsbeacon"));
    Thread.sleep(2_000);

    assertEquals(List.of(), archiveFiles());
  }

  @Test
  void aLinkIsNotFollowed() throws Exception {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Files.createSymbolicLink(kept, elsewhere);

    assertFindsTheScenario(search("vpsbeacon"));
    Thread.sleep(2_000);

    assertEquals(List.of(), archiveFiles());
  }

  @Test
  void aFailureIsNotRepeatedAtOnceButLater() throws Exception {
    splunkd.parse("vpsbeacon");
    awaitArchive();
    Path archive = archive();
    Files.delete(archive);
    Path mark = Files.createDirectory(kept.resolve(archive.getFileName() + ".making"));

    splunkd.parse("vpsbeacon");
    Thread.sleep(3_000);
    assertFalse(Files.exists(archive));

    Files.setLastModifiedTime(mark, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    splunkd.parse("vpsbeacon");
    awaitArchive();
  }

  /** Room for the jar, not for an archive: what was written of it must not be taken for one. */
  @Test
  void aDiskThatFillsUpLeavesNone() throws Exception {
    String suffix = Runtime.version().feature() >= 25 ? ".aot" : ".jsa";
    // The jar is there from another Java's archive; of this one's, a megabyte fits.
    Files.createDirectory(
        kept, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.copy(home.bin().resolve("vpsbeacon.jar"), kept.resolve("build.jar"));
    List<String> line = new ArrayList<>(List.of("sh", "-c", "ulimit -f 2000; exec \"$0\" \"$@\""));
    line.add(home.bin().resolve("make-archive.sh").toString());
    line.addAll(List.of(kept.toString(), "build", "build-java" + suffix));
    line.add(System.getProperty("java.home"));
    Process process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();

    assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    assertEquals(
        Set.of("build.jar", "build-java" + suffix + ".making"),
        archiveFiles().stream()
            .map(file -> file.getFileName().toString())
            .collect(Collectors.toSet()));
    try (Stream<Path> left = Files.list(kept.resolve("build-java" + suffix + ".making"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  private boolean mapsTheArchive() throws Exception {
    try (Session session = splunkd.start("vpsbeacon")) {
      session.getInfo(splunkd.getInfo("vpsbeacon"));
      return session.maps(archive());
    }
  }

  private Path archive() throws IOException {
    return archiveFiles().stream()
        .filter(file -> !file.toString().endsWith(".jar"))
        .findFirst()
        .get();
  }
}
