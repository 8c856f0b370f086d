package io.vpsbeacon.simulate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.detect.OptionException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
  private static final String START = "2026-03-11T13:20:00Z";
  private static final double START_SECONDS = Instant.parse(START).getEpochSecond();

  /** Options written as in a search. */
  private static Simulation simulation(String options) throws OptionException {
    Map<String, String> given = new LinkedHashMap<>(Map.of("start", START));
    for (String option : options.split(" ", -1)) {
      given.put(option.split("=", 2)[0], option.split("=", 2)[1]);
    }
    return new Simulation(SimulateOptions.parse(given, Instant.EPOCH));
  }

  private static List<ColumnBatch> batches(Simulation simulation, int rows) {
    List<ColumnBatch> batches = new ArrayList<>();
    while (!simulation.isOver()) {
      batches.add(simulation.next(rows));
    }
    return batches;
  }

  private static List<Map<String, String>> events(String options) throws OptionException {
    return EventList.of(batches(simulation(options), 5000));
  }

  private static double time(Map<String, String> event) {
    return Double.parseDouble(event.get("_time"));
  }

  /** Seconds between the connections of each process. */
  private static List<List<Double>> gaps(List<Map<String, String>> events) {
    List<List<Double>> gaps = new ArrayList<>();
    events.stream()
        .filter(event -> event.get("EventCode").equals("3"))
        .collect(groupingBy(event -> event.get("ProcessGuid")))
        .values()
        .forEach(
            process -> {
              List<Double> own = new ArrayList<>();
              for (int i = 1; i < process.size(); i++) {
                own.add(time(process.get(i)) - time(process.get(i - 1)));
              }
              gaps.add(own);
            });
    return gaps;
  }

  @ParameterizedTest
  @CsvSource({
    "OFFICE, 54c21298b24ae36ece67c149116865741eef1b6ffb5965f2fc6acbc0cb2131ad",
    "SERVER, 5a06df03fc75ed6174f634aae785817c97f9b658ca7fbf8ed706de2660d80aa3",
    "LAPTOPS, 14f534d53d15fb98ecaaf8bd5175ba5c1911ab43a8e562e2520285760e713f3e",
    "QUIET, 87ec86ef6fddfa8c712d0af72389d132b84b8b1182f765fd295276674807f7d5",
  })
  void sameOptionsGiveTheSameBytesOnAnyJvm(Site site, String digest)
      throws OptionException, NoSuchAlgorithmException {
    String options = "scenario=" + site + " implants=all hosts=12 duration=2d labels=true";
    assertEquals(digest, EventList.digest(batches(simulation(options), 4096)));
  }

  @Test
  void otherSeedGivesOtherEvents() throws OptionException {
    assertNotEquals(
        events("scenario=quiet seed=1 duration=2h"), events("scenario=quiet seed=2 duration=2h"));
  }

  @Test
  void theSizeOfTheBatchesDoesNotMatter() throws OptionException {
    String options = "scenario=office hosts=5 duration=6h";
    assertEquals(
        EventList.of(batches(simulation(options), 1)),
        EventList.of(batches(simulation(options), 100_000)));
  }

  @ParameterizedTest
  @EnumSource
  void everySiteHasItsHostsWithinTheTimeAndInOrder(Site site) throws OptionException {
    List<Map<String, String>> events =
        events("scenario=" + site + " implants=" + site.hosts() + " duration=3d");
    Set<String> hosts = new HashSet<>();
    double last = START_SECONDS;
    for (Map<String, String> event : events) {
      assertTrue(time(event) >= last && time(event) < START_SECONDS + 3 * 86_400);
      last = time(event);
      hosts.add(event.get("host"));
    }
    assertEquals(site.hosts(), hosts.size());
  }

  @Test
  void everyImplantIsThereAndAloneOnItsHostAndAtItsServer() throws OptionException {
    List<Map<String, String>> events =
        events("scenario=server implants=all hosts=10 duration=2d labels=true");
    Set<String> hosts = new HashSet<>();
    for (Implant implant : Implant.values()) {
      List<Map<String, String>> mine =
          events.stream()
              .filter(event -> event.get("sim_label").equals("implant:" + implant.optionValue()))
              .filter(event -> event.get("EventCode").equals("3"))
              .toList();
      assertTrue(mine.size() >= 5, implant + ": " + mine.size());
      String server = mine.get(0).get("DestinationIp");
      assertTrue(hosts.add(mine.get(0).get("host")));
      assertEquals(
          Set.copyOf(mine),
          events.stream().filter(e -> e.get("DestinationIp").equals(server)).collect(toSet()));
      assertEquals(
          implant.agents(), mine.stream().map(e -> e.get("ProcessGuid")).distinct().count());
    }
  }

  @Test
  void labelsAreThereOnlyWhenAskedForAndChangeNothingElse() throws OptionException {
    List<Map<String, String>> labelled = events("scenario=office duration=1h labels=true");
    List<Map<String, String>> plain = events("scenario=office duration=1h");
    assertTrue(
        labelled.stream().allMatch(e -> e.get("sim_label").matches("(implant|benign):[a-z_]+")));
    labelled.forEach(event -> event.remove("sim_label"));
    assertEquals(plain, labelled);
  }

  @Test
  void tunedImplantsKeepToTheirFormOfJitter() throws OptionException {
    for (Implant implant : Implant.values()) {
      if (implant == Implant.OPERATOR) {
        continue; // its bursts are shorter than any beat
      }
      Jitter jitter = implant.tuned(Tuning.NONE).jitter();
      double least = jitter == Jitter.LATER ? 60 : 30;
      double most = jitter == Jitter.EARLIER ? 60 : 90;
      for (List<Double> gaps :
          gaps(
              events(
                  "scenario=quiet implants="
                      + implant.optionValue()
                      + " period=1m jitter=0.5 missed=0 duration=1d"))) {
        assertTrue(gaps.size() > 500, implant + ": " + gaps.size());
        for (double gap : gaps) {
          assertTrue(gap > least - 0.002 && gap < most + 0.002, implant + ": " + gap);
        }
        double mean = gaps.stream().mapToDouble(g -> g).average().orElseThrow();
        assertEquals((least + most) / 2, mean, 1.5, implant.toString());
      }
    }
  }

  @Test
  void missedBeatsAreAsManyAsAsked() throws OptionException {
    List<List<Double>> gaps =
        gaps(
            events(
                "scenario=quiet implants=cobalt_strike period=30s jitter=0 missed=0.33"
                    + " duration=5d"));
    long seen = gaps.get(0).size();
    double expected = gaps.get(0).stream().mapToDouble(gap -> Math.rint(gap / 30)).sum();
    assertEquals(0.33, 1 - seen / expected, 0.02);
  }

  @Test
  void laptopsSleepAndSoDoTheirImplants() throws OptionException {
    Simulation simulation = simulation("scenario=laptops implants=20 duration=4d");
    Map<String, Periods> awake = new LinkedHashMap<>();
    simulation.scenario().actors().forEach(a -> awake.put(a.machine().host(), a.machine().on()));
    double share =
        awake.values().stream().mapToLong(Periods::length).average().orElseThrow() / 4 / 86_400e6;
    assertTrue(share > 0.15 && share < 0.5, "awake for " + share);
    for (Map<String, String> event : EventList.of(batches(simulation, 5000))) {
      long millisecond = Math.round(time(event) * 1e6) + 999;
      assertTrue(awake.get(event.get("host")).contains(millisecond), event::toString);
    }
  }

  @Test
  void fewImplantsAreOnMachinesThatAreAwake() throws OptionException {
    // At night: no laptop of the office is.
    Simulation night = simulation("scenario=office implants=5 start=2026-03-11T01:00Z duration=2h");
    for (Actor implant : night.scenario().implants()) {
      assertFalse(implant.machine().host().startsWith("LT-"), implant.machine().host());
    }
  }

  @Test
  void limitGivesTheEarliestAndSaysFromWhenOnTheRestIsMissing() throws OptionException {
    List<Map<String, String>> all = events("scenario=quiet duration=1h");
    Simulation simulation = simulation("scenario=quiet duration=1h limit=100");
    List<Map<String, String>> some = EventList.of(batches(simulation, 64));
    assertEquals(all.subList(0, 100), some);
    String next = Instant.ofEpochSecond((long) time(all.get(100))).toString();
    assertEquals(
        Optional.of("limit=100 left out the events from " + next + " on; limit=0 gives all"),
        simulation.cut());

    Simulation whole = simulation("scenario=quiet duration=1h limit=" + all.size());
    assertEquals(all, EventList.of(batches(whole, 64)));
    assertEquals(Optional.empty(), whole.cut());
  }

  @Test
  void whatIsPlantedIsToldAndTheFirstDozenNamed() throws OptionException {
    String two = simulation("scenario=quiet implants=three_agents,slow").planted();
    assertTrue(
        two.matches(
            "Planted: three_agents on SRV-\\d+\\.corp\\.example to 192\\.88\\.99\\.\\d+;"
                + " slow on SRV-\\d+\\.corp\\.example to 192\\.88\\.99\\.\\d+"),
        two);
    assertTrue(simulation("hosts=50 implants=50").planted().endsWith("; and 38 more"));
    assertEquals("Planted: no implant", simulation("implants=0").planted());
  }

  @Test
  void aThousandImplantsHaveAServerEach() throws OptionException {
    Simulation simulation = simulation("hosts=1000 implants=1000");
    List<String> servers =
        simulation.scenario().implants().stream()
            .filter(actor -> actor.agent() == 0)
            .map(actor -> actor.servers().get(0).address())
            .toList();
    assertEquals(1000, Set.copyOf(servers).size());
    assertTrue(servers.contains("3ffe:831f::1"), servers.toString());
  }
}
