package io.vpsbeacon.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScenarioTest {
  private static final long SEED = 1;

  /** The same day for every test that only looks at it. */
  private static final List<Map<String, String>> DAY = events(Scenario.office(SEED));

  private static List<Map<String, String>> events(Scenario scenario) {
    return EventList.of(scenario.batches());
  }

  private static String text(Map<String, String> event, String field) {
    return event.getOrDefault(field, "");
  }

  @Test
  void sameSeedGivesSameBytesOnAnyJvm() throws NoSuchAlgorithmException {
    assertEquals(
        "388ae6441559ec59290a8c8d8fcae73d2ed850e454dce2ea3ca885d01466b8f4",
        EventList.digest(Scenario.office(SEED).batches()));
  }

  @Test
  void otherSeedGivesOtherEvents() {
    assertNotEquals(DAY.size(), events(Scenario.office(SEED + 1)).size());
  }

  @Test
  void officeDayIsOfTheExpectedSizeAndInTimeOrderWithinTheDay() {
    Scenario office = Scenario.office(SEED);
    List<Map<String, String>> events = DAY;
    assertTrue(events.size() > 100_000 && events.size() < 200_000, () -> events.size() + " events");
    double last = office.from().getEpochSecond();
    for (Map<String, String> event : events) {
      double time = Double.parseDouble(text(event, "_time"));
      assertTrue(time >= last && time < office.until().getEpochSecond());
      last = time;
    }
    assertEquals(30, events.stream().map(event -> text(event, "host")).distinct().count());
  }

  @Test
  void processStartComesBeforeItsConnectionsAndOncePerProcess() {
    Set<String> started = new HashSet<>();
    Set<String> connected = new HashSet<>();
    for (Map<String, String> event : DAY) {
      String guid = text(event, "ProcessGuid");
      if (text(event, "EventCode").equals("1")) {
        assertTrue(started.add(guid), guid);
        assertTrue(!connected.contains(guid), guid);
        assertTrue(!text(event, "CommandLine").isEmpty(), guid);
      } else {
        connected.add(guid);
      }
    }
    assertTrue(connected.containsAll(started));
  }

  @Test
  void everyImplantConnectsToAServerThatNoOtherProgramReaches() {
    Scenario office = Scenario.office(SEED);
    assertEquals(4, office.implants().size());
    for (Actor implant : office.implants()) {
      String address = implant.servers().get(0).address();
      List<Map<String, String>> mine =
          DAY.stream().filter(event -> text(event, "DestinationIp").equals(address)).toList();
      assertTrue(mine.size() >= 30, () -> implant.program().name() + ": " + mine.size());
      for (Map<String, String> event : mine) {
        assertEquals(implant.program().image(), text(event, "Image"));
        assertEquals(implant.machine().host(), text(event, "host"));
      }
    }
  }

  @Test
  void serversHaveAddressesOfTheRetiredRelayBlockOnly() {
    assertTrue(
        DAY.stream()
            .map(event -> text(event, "DestinationIp"))
            .allMatch(ip -> ip.isEmpty() || ip.startsWith("192.88.99.") || ip.startsWith("10.")));
  }

  @Test
  void machineThatSleepsIsSilent() {
    Scenario office = Scenario.office(SEED);
    Map<String, Periods> awake = new HashMap<>();
    office.actors().forEach(a -> awake.put(a.machine().host(), a.machine().on()));
    for (Map<String, String> event : DAY) {
      long time = Math.round(Double.parseDouble(text(event, "_time")) * 1e6);
      assertTrue(awake.get(text(event, "host")).contains(time + 999), () -> event.toString());
    }
  }

  @Test
  void oneMoreActorChangesNoOther() {
    Scenario office = Scenario.office(SEED);
    List<Actor> fewer = office.actors().subList(0, office.actors().size() - 1);
    Actor removed = office.actors().get(fewer.size());
    Scenario without = new Scenario(office.from(), office.until(), fewer, office.seed());
    List<Map<String, String>> rest = new ArrayList<>(DAY);
    rest.removeIf(
        event ->
            text(event, "Image").equals(removed.program().image())
                && text(event, "host").equals(removed.machine().host()));
    assertEquals(rest, events(without));
  }
}
