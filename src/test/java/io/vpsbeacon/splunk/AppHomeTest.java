package io.vpsbeacon.splunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppHomeTest {
  @TempDir private Path folder;

  private static AppHome of(String root) {
    return new AppHome(new File(root), false, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "a",
        "./a/..",
        "a/bin/..",
        "../..",
        "/",
        "/..",
        "/../a",
        "/opt/splunk/./x/bin/..",
        "//opt///x/",
        "/opt/..../x",
        "/opt/.x/..y"
      })
  void theRootIsWhatPathMakesOfIt(String root) {
    assertEquals(Path.of(root).toAbsolutePath().normalize(), of(root).folder());
  }

  @Test
  void whatLiesInEtcAppsIsInstalled() {
    assertTrue(of("/opt/splunk/etc/apps/vpsbeacon").isInstalled());
    assertTrue(of("/opt/splunk/etc/apps/vpsbeacon/bin/..").isInstalled());
    assertFalse(of("/opt/splunk/var/run/searchpeers/head-1591757455/apps/vpsbeacon").isInstalled());
    assertFalse(of("/apps/vpsbeacon").isInstalled());
    assertFalse(of("/vpsbeacon").isInstalled());
    assertFalse(of("/").isInstalled());
  }

  @Test
  void aCopyOnASearchPeerIsKnownByItsPath() {
    assertTrue(of("/opt/splunk/var/run/searchpeers/head-1591757455/apps/vpsbeacon").isOnPeer());
    assertFalse(of("/opt/splunk/etc/apps/vpsbeacon").isOnPeer());
    assertFalse(of("/opt/searchpeers2/vpsbeacon").isOnPeer());
  }

  /** The fields that are asked for, and those that are read, are of one folder's profiles. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whereBinIsALinkTheLookupsAreThoseBesideTheLink() throws IOException {
    Path app = Files.createDirectories(folder.resolve("etc/apps/vpsbeacon"));
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/bin"));
    Files.createSymbolicLink(app.resolve("bin"), elsewhere);
    Files.createDirectory(app.resolve("lookups"));
    Files.writeString(
        app.resolve("lookups/vpsbeacon_profiles.csv"), "profile,canonical,field\nsysmon,host,h\n");

    AppHome home = of(app.resolve("bin").resolve("..").toString());

    assertEquals(app.resolve("lookups"), home.lookups());
    assertTrue(home.mayHaveUserProfiles());
  }
}
