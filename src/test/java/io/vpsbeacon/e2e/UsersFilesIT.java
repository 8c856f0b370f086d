package io.vpsbeacon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vpsbeacon.e2e.Splunkd.SearchResult;
import java.io.File;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lookup files that belong to the users: made once, obeyed, never touched again. */
final class UsersFilesIT extends EndToEnd {
  private static final String EXCLUSIONS = "vpsbeacon_exclusions.csv";
  private static final String HEADER =
      "enabled,host,user,image,command_line,src,dest,port,reason,author,created,expires";

  @Test
  void thePackageShipsNone() {
    assertFalse(Files.exists(home.lookup(EXCLUSIONS)));
    assertFalse(Files.exists(home.lookup("vpsbeacon_profiles.csv")));
    assertFalse(Files.exists(home.lookup("vpsbeacon_tiers.csv")));
    assertFalse(Files.exists(home.app().resolve("local")));
  }

  @Test
  void theFirstSearchMakesThemWithTheirHeaders() throws Exception {
    assertFindsTheScenario(search("vpsbeacon"));

    assertEquals(List.of(HEADER), Files.readAllLines(home.lookup(EXCLUSIONS)));
    assertEquals(
        List.of("profile,canonical,field"),
        Files.readAllLines(home.lookup("vpsbeacon_profiles.csv")));
  }

  @Test
  void aFileThatIsThereStaysAsItIs() throws Exception {
    String mine = HEADER + "\r\n# my own words";
    home.write("lookups/" + EXCLUSIONS, mine);

    search("vpsbeacon");

    assertEquals(mine, Files.readString(home.lookup(EXCLUSIONS)));
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoError() throws Exception {
    File lookups = home.app().resolve("lookups").toFile();
    assumeTrue(lookups.setWritable(false) && !lookups.canWrite(), "root may write anywhere");

    assertFindsTheScenario(search("vpsbeacon"));
    assertTrue(lookups.setWritable(true));
  }

  @Test
  void anExclusionTakesWhatAllItsCellsMatch() throws Exception {
    exclusions(
        "true,ws1,,*\\upd.exe,*-q*,,45.77.0.0/16,443,ours,me,,",
        "true,ws1,,,,," + Scenario.MASQUERADE_SERVER + ",,another host,me,,",
        "false,,,,,," + Scenario.LOW_SERVER + ",,off,me,,",
        "true,,,,,," + Scenario.LOW_SERVER + ",,over,me,,2019-12-31");

    SearchResult result = search("vpsbeacon");

    assertQuiet(result);
    assertEquals(Scenario.findings().subList(1, 3), result.texts(Scenario.REFERENCE_COLUMNS));
  }

  @Test
  void aShippedRowCanBeSwitchedOff() throws Exception {
    List<String> off = new ArrayList<>();
    for (String row : Files.readAllLines(home.lookup("vpsbeacon_exclusions_default.csv"))) {
      if (row.contains(",10.0.0.0/8,")) {
        off.add(row.replaceFirst("(?i)^true", "false"));
      }
    }
    assertEquals(1, off.size());
    exclusions(off.get(0));

    SearchResult result = search("vpsbeacon");

    assertQuiet(result);
    assertTrue(
        result.rows().stream()
            .anyMatch(row -> row.text("DestinationIp").equals(Scenario.PRIVATE_SERVER)));
    assertEquals(4, result.rows().size());
  }

  @Test
  void exclusionsDoNotTouchTheReference() throws Exception {
    exclusions("true,,,,,," + Scenario.LOW_SERVER + ",,mine,me,,");

    assertEquals(
        Scenario.referenceFindings(),
        search("vpsbeacon reference=true").texts(Scenario.REFERENCE_COLUMNS));
  }

  private void exclusions(String... rows) throws Exception {
    home.write("lookups/" + EXCLUSIONS, HEADER + "\n" + String.join("\n", rows) + "\n");
  }

  @Test
  void aTierTableOfTheUsersOwnWins() throws Exception {
    home.write(
        "lookups/vpsbeacon_tiers.csv",
        "tier,score,label,min_connections,max_ports\nMINE,7,Mine,11,1\n");

    SearchResult result = search("vpsbeacon");

    assertQuiet(result);
    assertEquals(
        List.of(List.of("60", "Mine", "7"), List.of("11", "Mine", "7")),
        result.texts(List.of("ConnectionCount", "BeaconRisk", "RiskScore")));
  }

  @Test
  void anotherTierTableIsTakenByItsName() throws Exception {
    home.write(
        "lookups/vpsbeacon_tiers_night.csv",
        "tier,score,label,min_connections\nALL,2,Anything,1\n");

    SearchResult result = search("vpsbeacon tiers=night");

    assertQuiet(result);
    assertEquals(4, result.rows().size());
  }

  @Test
  void aProfileOfTheUsersOwnMapsTheirFields() throws Exception {
    home.write(
        "lookups/vpsbeacon_profiles.csv",
        """
        profile,canonical,field
        mine,host,machine
        mine,DestinationIp,server
        mine,DestinationPort,door
        """);
    List<Event> events =
        Scenario.connections(60, 0, 60, "ws1", "", "", "", Scenario.IMPLANT_SERVER, "443").stream()
            .map(
                event ->
                    Event.of(
                        "_time",
                        event.text("_time"),
                        "machine",
                        "ws1",
                        "server",
                        event.text("DestinationIp"),
                        "door",
                        "443"))
            .toList();

    SearchResult result =
        splunkd.search(
            "vpsbeacon profile=mine by=host,DestinationIp", Splunkd.chunks(events, CHUNK));

    assertQuiet(result);
    assertEquals(
        List.of(List.of("ws1", Scenario.IMPLANT_SERVER, "60", "443")),
        result.texts(List.of("host", "DestinationIp", "ConnectionCount", "DestPorts")));
  }
}
