package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.lookup.Profile;
import io.vpsbeacon.lookup.Profiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyFieldsTest {
  private static final String FIREWALL = "src,dest_ip,dest_port";

  @Test
  void aWrongProfileGivesNoFindingAndNamesTheFieldsThatItMissed() throws OptionException {
    Findings findings = run("sysmon", Map.of(), FIREWALL, 60);
    assertEquals(0, findings.rows());
    assertEquals(List.of("host", "User", "Image", "CommandLine", "DestinationIp"), keys(findings));
    assertEquals(
        List.of(
            "60 connections were left out: DestinationIp is missing",
            "no event has host, User, Image, CommandLine, DestinationIp: set profile= to the one"
                + " that fits these events (now sysmon), or by= to fields that they have"),
        findings.warnings());
  }

  @Test
  void theRightProfileTellsWhatItLooksForInVain() throws OptionException {
    Findings findings = run("cim", Map.of(), FIREWALL, 60);
    assertEquals(1, findings.rows());
    assertEquals(List.of("User", "Image", "CommandLine"), keys(findings));
    assertEquals(
        List.of(
            "no event has User (field user), Image (field process_path or app), CommandLine (field"
                + " process): set profile= to the one that fits these events (now cim), or by= to"
                + " fields that they have"),
        findings.warnings());
    assertEquals(
        List.of(), run("cim", Map.of("by", "host,DestinationIp"), FIREWALL, 60).warnings());
  }

  @Test
  void whatAProfileIsKnownToLackIsToldOnlyWhereItWasAskedFor() throws OptionException {
    String zeek = "id.orig_h,id.resp_h,id.resp_p";
    assertEquals(List.of(), run("zeek", Map.of(), zeek, 60).warnings());
    assertEquals(
        List.of(
            "no event has User (which the profile does not have): set profile= to the one that fits"
                + " these events (now zeek), or by= to fields that they have"),
        run("zeek", Map.of("by", "host,User"), zeek, 60).warnings());
  }

  @Test
  void aConnectionWithoutDestinationIsNoBeaconWhereItIsAKey() {
    Events events = new Events().times(2, "DestinationIp=").connection();
    Findings findings = events.findings(Map.of(), Events.ANY);
    assertEquals(1, findings.rows());
    assertEquals(3, findings.summary().connections());
    assertEquals(
        List.of("2 connections were left out: DestinationIp is missing"), findings.warnings());
    assertEquals(3, events.findings(Map.of("by", "host"), Events.ANY).list().get(0).connections());
  }

  @Test
  void aKeyThatSomeBatchHasIsNotMissing() throws OptionException {
    Options options = Options.parse(Map.of("by", "host,SourceIp"));
    BeaconFinder finder = new BeaconFinder(Plan.of(options, Events.PROFILE, List.of(), Events.ANY));
    finder.add(new Events().connection("SourceIp=10.0.0.1").batch());
    finder.add(new Events().connection().batch());
    assertEquals(List.of(), finder.finish().warnings());
  }

  @Test
  void aCommandLineAloneIsMissedOnlyWhereItWasAskedFor() {
    Events events = new Events().connection("CommandLine=");
    assertEquals(List.of(), events.findings(Map.of(), Events.ANY).warnings());
    assertEquals(
        List.of(
            "no event has CommandLine: set profile= to the one that fits these events (now test),"
                + " or by= to fields that they have"),
        events.findings(Map.of("by", "host,CommandLine"), Events.ANY).warnings());
    assertEquals(2, events.findings(Map.of("nulls", "drop"), Events.ANY).warnings().size());
  }

  @Test
  void theOriginalIsSaidToDropWhatLacksAKey() throws OptionException {
    Options options = Options.parse(Map.of("reference", "true"));
    BeaconFinder finder = new BeaconFinder(Plan.reference(options, Events.PROFILE));
    finder.add(new Events().connection("CommandLine=").batch());
    assertEquals(
        List.of("no event has CommandLine: the original search drops every event without it"),
        finder.finish().warnings());
  }

  @Test
  void noConnectionsNoKeysToMiss() {
    assertEquals(List.of(), new Events().findings(Map.of(), Events.ANY).warnings());
  }

  private static List<String> keys(Findings findings) {
    return findings.summary().missingKeys();
  }

  private static Findings run(String profile, Map<String, String> options, String fields, int rows)
      throws OptionException {
    Profile known = Profiles.shipped(profile).orElseThrow();
    ColumnBatch.Builder batch = new ColumnBatch.Builder(List.of(("_time," + fields).split(",")));
    for (int i = 0; i < rows; i++) {
      batch.row(Integer.toString(i), "10.0.0.1", "198.51.100.7", "443");
    }
    BeaconFinder finder =
        new BeaconFinder(Plan.of(Options.parse(options), known, List.of(), Events.ANY));
    finder.add(batch.build());
    return finder.finish();
  }
}
