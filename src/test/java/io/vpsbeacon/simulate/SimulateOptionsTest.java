package io.vpsbeacon.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vpsbeacon.detect.OptionException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateOptionsTest {
  private static final Instant NOW = Instant.parse("2026-03-11T14:37:21.5Z");

  private static SimulateOptions parse(String name, String value) throws OptionException {
    return SimulateOptions.parse(Map.of(name, value), NOW);
  }

  @Test
  void withoutOptionsItIsADayInAnOfficeThatEndsWithTheLastWholeHour() throws OptionException {
    SimulateOptions options = SimulateOptions.parse(Map.of(), NOW);
    assertEquals(Site.OFFICE, options.site());
    assertEquals(30, options.hosts());
    assertEquals(
        List.of(Implant.COBALT_STRIKE, Implant.MYTHIC, Implant.MASQUERADE), options.implants());
    long end = Instant.parse("2026-03-11T14:00:00Z").getEpochSecond() * 1_000_000;
    assertEquals(end, options.until());
    assertEquals(Duration.ofDays(1).toMillis() * 1000, options.until() - options.from());
    assertEquals(Tuning.NONE, options.tuning());
  }

  @ParameterizedTest
  @CsvSource({
    "1773187200, 1773187200000000",
    "1773187200.25, 1773187200250000",
    "2026-03-11, 1773187200000000",
    "2026-03-11T00:00:00Z, 1773187200000000",
    "2026-03-11 01:00:00+01:00, 1773187200000000",
  })
  void startIsEpochSecondsOrIso(String start, long micros) throws OptionException {
    assertEquals(micros, parse("start", start).from());
  }

  @Test
  void implantsAreCountedOrNamed() throws OptionException {
    assertEquals(List.of(), parse("implants", "0").implants());
    assertEquals(List.of(Implant.values()), parse("implants", "all").implants());
    assertEquals(
        List.of(Implant.SLOW, Implant.SLIVER, Implant.SLOW),
        parse("implants", "slow, SLIVER,slow").implants());
    List<Implant> twelve = parse("implants", "12").implants();
    assertEquals(Arrays.asList(Implant.values()), twelve.subList(0, 10));
    assertEquals(List.of(Implant.COBALT_STRIKE, Implant.MYTHIC), twelve.subList(10, 12));
  }

  @Test
  void anUnknownScenarioIsToldWhichThereAre() {
    OptionException e = assertThrows(OptionException.class, () -> parse("scenario", "ofice"));
    assertEquals("scenario=ofice: must be office | server | laptops | quiet", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "span | 1h | unknown option; there are scenario, implants, hosts, duration, start, seed,"
            + " period, jitter, missed, labels, limit",
        "implants | cobalt | must be a number, all, or names of cobalt_strike, mythic, masquerade,"
            + " njrat, empire, operator, flaky, three_agents, sliver, slow",
        "implants | slow,,njrat | must be a number, all, or names of cobalt_strike, mythic,"
            + " masquerade, njrat, empire, operator, flaky, three_agents, sliver, slow",
        "implants | 31 | each is on a host of its own, and scenario=office has 30: give hosts=31",
        "implants | 1001 | must be a whole number from 0 to 1000",
        "hosts | 0 | must be a whole number from 1 to 1000",
        "hosts | many | must be a whole number from 1 to 1000",
        "duration | 400d | must be 366 days at most",
        "duration | all | must be a whole number and s, m, h, d or w, from 1s to ten years, such as"
            + " 30s, 5m, 1h, 1d",
        "period | 0s | must be a whole number and s, m, h, d or w, from 1s to ten years, such as"
            + " 30s, 5m, 1h, 1d",
        "start | tomorrow | must be a time from 1970 to 2200: epoch seconds or ISO 8601, such as"
            + " 1773187200, 2026-03-11 or 2026-03-11T08:00:00Z",
        "start | -5 | must be a time from 1970 to 2200: epoch seconds or ISO 8601, such as"
            + " 1773187200, 2026-03-11 or 2026-03-11T08:00:00Z",
        "seed | -1 | must be a whole number from 0 up",
        "jitter | 20 | must be a number from 0 to 0.9, such as 0.2",
        "jitter | 0.95 | must be a number from 0 to 0.9, such as 0.2",
        "missed | a third | must be a number from 0 to 0.9, such as 0.2",
        "labels | maybe | must be true or false",
        "limit | -1 | must be a whole number from 0 up",
        "limit | '' | must be <integer>",
      })
  void aWrongValueIsOneSentenceThatSaysWhatIsAllowed(String name, String value, String allowed) {
    OptionException e = assertThrows(OptionException.class, () -> parse(name, value));
    assertEquals(name + "=" + value + ": " + allowed, e.getMessage());
  }
}
