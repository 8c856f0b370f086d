package io.vpsbeacon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The app on a search peer: in a bundle's folder, with only what Splunk replicates. */
final class SearchPeerIT extends EndToEnd {
  private SplunkHome peer;
  private Splunkd onPeer;

  @BeforeEach
  void replicateToAPeer() throws IOException, InterruptedException {
    peer = SplunkHome.searchPeer(temporary.resolve("peer"));
    onPeer = Splunkd.on(peer);
  }

  @Test
  void theVerbFindsTheSameThere() throws Exception {
    assertFindsTheScenario(onPeer.search("vpsbeacon", scenario()));
  }

  @Test
  void theFilterPassesTheSameThere() throws Exception {
    String filter = "vpsbeacon stage=filter span=1h";

    assertEquals(
        splunkd.search(filter, scenario()).rows(), onPeer.search(filter, scenario()).rows());
  }

  @Test
  void nothingIsWrittenIntoTheBundle() throws Exception {
    Set<Path> before = files();

    onPeer.search("vpsbeacon", scenario());
    onPeer.search("vpsbeacon stage=filter", scenario());
    onPeer.search("vpsbeacon reference=true", scenario());

    assertEquals(before, files());
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(peer.root())) {
      return new TreeSet<>(files.toList());
    }
  }

  @Test
  void theUsersExclusionsThatWereReplicatedHoldThere() throws Exception {
    peer.write(
        "lookups/vpsbeacon_exclusions.csv",
        """
        enabled,host,user,image,command_line,src,dest,port,reason,author,created,expires
        true,,,,,,45.77.0.0/16,,mine,me,,
        """);

    assertEquals(
        Scenario.findings().subList(1, 3),
        onPeer.search("vpsbeacon", scenario()).texts(Scenario.REFERENCE_COLUMNS));
  }
}
