package io.vpsbeacon.simulate;

import static java.util.stream.Collectors.joining;

import io.vpsbeacon.detect.EpochTime;
import io.vpsbeacon.detect.OptionException;
import io.vpsbeacon.detect.OptionValues;
import io.vpsbeacon.detect.Span;
import io.vpsbeacon.events.Times;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The simulator's options, checked.
 *
 * @param site where it takes place
 * @param hosts how many, from 1 to 1,000
 * @param implants what is planted, each on a host of its own
 * @param tuning what of the implants' beats is to be other than usual
 * @param from its first instant, microseconds since the epoch
 * @param until the first instant after it, at most 366 days later
 * @param seed same seed and time, same events
 * @param labels whether each event tells what made it
 * @param limit most events
 */
public record SimulateOptions(
    Site site,
    int hosts,
    List<Implant> implants,
    Tuning tuning,
    long from,
    long until,
    long seed,
    boolean labels,
    long limit) {
  private static final long HOUR = 3_600_000_000L;
  private static final long LONGEST = 366 * 24 * HOUR;

  /** The year 2200: later times have more digits than Sysmon's and are not meant. */
  private static final long LATEST = 7_258_118_400_000_000L;

  private static final int MOST_HOSTS = 1000;
  private static final double MOST_SHARE = 0.9;

  public SimulateOptions {
    implants = List.copyOf(implants);
  }

  /**
   * Checks options as they were typed.
   *
   * @param given name to value, in any case of the names
   * @param now what the default start is reckoned from
   * @throws OptionException names the first option that is wrong
   */
  public static SimulateOptions parse(Map<String, String> given, Instant now)
      throws OptionException {
    Map<SimulateOption, String> values = new EnumMap<>(SimulateOption.class);
    for (SimulateOption option : SimulateOption.values()) {
      values.put(option, option.defaultText());
    }
    for (Map.Entry<String, String> entry : given.entrySet()) {
      SimulateOption option =
          SimulateOption.byName(entry.getKey())
              .orElseThrow(
                  () ->
                      OptionException.of(
                          entry.getKey(),
                          entry.getValue(),
                          "unknown option; there are " + names(SimulateOption.values())));
      String value = entry.getValue().trim();
      if (value.isEmpty()) {
        throw OptionException.of(option.optionName(), "", "must be " + option.syntax());
      }
      values.put(option, value);
    }
    return of(values, now);
  }

  private static SimulateOptions of(Map<SimulateOption, String> values, Instant now)
      throws OptionException {
    String scenario = values.get(SimulateOption.SCENARIO);
    Site site =
        Site.byName(scenario)
            .orElseThrow(
                () ->
                    OptionException.of(
                        "scenario", scenario, "must be " + SimulateOption.SCENARIO.syntax()));
    int hosts =
        values.get(SimulateOption.HOSTS).isEmpty()
            ? site.hosts()
            : (int) whole(SimulateOption.HOSTS, values, 1, MOST_HOSTS);
    long duration = Span.micros("duration", values.get(SimulateOption.DURATION), "");
    if (duration > LONGEST) {
      throw OptionException.of(
          "duration", values.get(SimulateOption.DURATION), "must be 366 days at most");
    }
    long from = start(values.get(SimulateOption.START), duration, now);
    long limit = whole(SimulateOption.LIMIT, values, 0, Long.MAX_VALUE);
    return new SimulateOptions(
        site,
        hosts,
        implants(values.get(SimulateOption.IMPLANTS), site, hosts),
        tuning(values),
        from,
        from + duration,
        whole(SimulateOption.SEED, values, 0, Long.MAX_VALUE),
        OptionValues.bool("labels", values.get(SimulateOption.LABELS)),
        limit == 0 ? Long.MAX_VALUE : limit);
  }

  private static long start(String value, long duration, Instant now) throws OptionException {
    if (value.isEmpty()) {
      return Math.floorDiv(Scenario.micros(now), HOUR) * HOUR - duration;
    }
    boolean day = value.matches("\\d{4}-\\d\\d-\\d\\d");
    String seconds = Times.canonical(day ? value + "T00:00" : value);
    byte[] text = (seconds == null ? "" : seconds).getBytes(StandardCharsets.US_ASCII);
    long micros = EpochTime.parse(text, 0, text.length);
    if (micros < 0 || micros > LATEST) {
      throw OptionException.of(
          "start",
          value,
          "must be a time from 1970 to 2200: epoch seconds or ISO 8601, such as 1773187200,"
              + " 2026-03-11 or 2026-03-11T08:00:00Z");
    }
    return micros;
  }

  private static List<Implant> implants(String value, Site site, int hosts) throws OptionException {
    List<Implant> implants = new ArrayList<>();
    Implant[] all = Implant.values();
    if (value.equalsIgnoreCase("all")) {
      implants.addAll(List.of(all));
    } else if (Character.isDigit(value.charAt(0))) {
      long count = OptionValues.whole("implants", value, 0, MOST_HOSTS);
      for (int i = 0; i < count; i++) {
        implants.add(all[i % all.length]);
      }
    } else {
      for (String name : value.split(",", -1)) {
        implants.add(
            Implant.byName(name.trim())
                .orElseThrow(
                    () ->
                        OptionException.of(
                            "implants",
                            value,
                            "must be a number, all, or names of "
                                + Arrays.stream(all)
                                    .map(Implant::optionValue)
                                    .collect(joining(", ")))));
      }
    }
    if (implants.size() > hosts) {
      throw OptionException.of(
          "implants",
          value,
          "each is on a host of its own, and scenario=%s has %d: give hosts=%d"
              .formatted(site.optionValue(), hosts, implants.size()));
    }
    return implants;
  }

  private static Tuning tuning(Map<SimulateOption, String> values) throws OptionException {
    String period = values.get(SimulateOption.PERIOD);
    return new Tuning(
        period.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(Span.micros("period", period, "") / 1e6),
        share(SimulateOption.JITTER, values),
        share(SimulateOption.MISSED, values));
  }

  private static OptionalDouble share(SimulateOption option, Map<SimulateOption, String> values)
      throws OptionException {
    String value = values.get(option);
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    double share = value.matches("0?\\.\\d{1,9}|0") ? Double.parseDouble(value) : 1;
    if (share > MOST_SHARE) {
      throw OptionException.of(
          option.optionName(), value, "must be a number from 0 to " + MOST_SHARE + ", such as 0.2");
    }
    return OptionalDouble.of(share);
  }

  private static long whole(
      SimulateOption option, Map<SimulateOption, String> values, long least, long most)
      throws OptionException {
    return OptionValues.whole(option.optionName(), values.get(option), least, most);
  }

  private static String names(SimulateOption[] options) {
    return Arrays.stream(options).map(SimulateOption::optionName).collect(joining(", "));
  }
}
