package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventKindsTest {
  private static final Map<String, String> BY_HOST = Map.of("by", "host");

  @Test
  void aConnectionThatTheOtherSideOpenedIsNoBeacon() {
    Events events =
        new Events()
            .connection("Initiated=false")
            .connection("Initiated=False")
            .connection("Initiated=0")
            .connection("Initiated=true")
            .connection("Initiated=1")
            .connection("Initiated=");
    Findings findings = events.findings(BY_HOST, Events.ANY);
    assertEquals(3, findings.list().get(0).connections());
    assertEquals(3, findings.summary().connections());
    assertEquals(List.of(), findings.warnings());
  }

  @Test
  void onlyInboundConnectionsAreTold() {
    Findings findings = new Events().times(2, "Initiated=false").findings(Map.of(), Events.ANY);
    assertEquals(0, findings.rows());
    assertEquals(
        List.of(
            "none of the events is a connection that its host opened: 2 rows were left out, whose"
                + " Initiated is false"),
        findings.warnings());
  }

  @Test
  void theOriginalDoesNotAskWhoOpenedAConnection() throws OptionException {
    Options options = Options.parse(Map.of("reference", "true"));
    BeaconFinder finder = new BeaconFinder(Plan.reference(options, Events.PROFILE));
    finder.add(new Events().times(12, "Initiated=false").batch());
    assertEquals(1, finder.finish().rows());
    assertFalse(Plan.requiredFields(options, Events.PROFILE).contains("Initiated"));
  }
}
