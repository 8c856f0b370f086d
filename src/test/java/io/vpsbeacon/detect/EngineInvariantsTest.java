package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.lookup.ExclusionRow;
import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.Ranges;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineInvariantsTest {
  private static final List<ExclusionRow> EXCLUSIONS =
      List.of(
          Events.exclusion(Field.DESTINATION_IP, "10.0.0.0/8"),
          Events.exclusion(Field.COMMAND_LINE, "*quiet*", Field.IMAGE, "C:\\a.exe"),
          Events.exclusion(Field.HOST, "b", Field.DESTINATION_PORT, "80"));

  @Property(tries = 300)
  void neitherOrderNorBatchesChangeTheResult(
      @ForAll("events") List<Map<String, String>> events, @ForAll Random random)
      throws OptionException {
    List<String> whole = run(List.of(events));
    List<Map<String, String>> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, random);
    List<List<Map<String, String>>> batches = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(5));
      batches.add(shuffled.subList(from, to));
      from = to;
    }
    assertEquals(whole, run(batches));
  }

  @Property(tries = 300)
  void theEngineAgreesWithAPlainOne(@ForAll("events") List<Map<String, String>> events)
      throws OptionException {
    assertEquals(PlainEngine.run(events), run(List.of(events)));
  }

  @Test
  void ofManyGroupsTheEngineAgreesWithAPlainOneToo() throws OptionException {
    Random random = new Random(7);
    List<Map<String, String>> events = new ArrayList<>();
    List<List<Map<String, String>>> batches = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      int value = random.nextInt(15_000);
      Map<String, String> event = new HashMap<>();
      event.put("_time", 1_000 + random.nextInt(3_000) + ".25");
      event.put("EventCode", random.nextInt(20) == 0 ? "1" : "3");
      event.put("host", value % 50 == 0 ? "a|b" : "ws" + (value + random.nextInt(10) / 9) % 40);
      event.put("DestinationIp", "9." + (20 + value / 250) + ".8." + value % 250);
      event.put("DestinationPort", value % 7 == 0 ? "443|80" : "" + random.nextInt(1 + value % 3));
      event.put("ProcessGuid", value % 11 == 0 ? "" : "{" + value + "}");
      event.put("CommandLine", event.get("EventCode").equals("1") ? "run " + value : "");
      events.add(event);
    }
    for (int from = 0; from < events.size(); from += 1_000) {
      batches.add(events.subList(from, from + 1_000));
    }
    List<String> plain = PlainEngine.run(events);
    assertTrue(plain.size() > 15_000, plain.size() + " lines");
    assertEquals(plain, run(batches));
  }

  @Property(tries = 100)
  void goingThroughTheEndBeforehandLeavesNoTrace(
      @ForAll("beats") List<Map<String, String>> events, @ForAll Random random)
      throws OptionException {
    BeaconFinder finder = finder();
    for (int from = 0; from < events.size(); ) {
      int to = Math.min(events.size(), from + 1 + random.nextInt(100));
      Events.feed(events.subList(from, to), finder);
      finder.rehearse(random.nextInt(finder.groups() + 1), random.nextInt(20));
      from = to;
    }
    assertEquals(run(List.of(events)), Events.lines(finder.finish()));
  }

  @Test
  void whatTheEndWouldGiveBeforehandIsWhatItGives() throws OptionException {
    List<Map<String, String>> events = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      events.add(
          Map.of(
              "_time", i * 60 + ".5",
              "EventCode", "3",
              "host", "a",
              "DestinationIp", "8.8.8.8",
              "DestinationPort", "443"));
    }
    BeaconFinder finder = finder();
    finder.add(Events.batch(events));
    List<String> before = Events.lines(finder.rehearse(0, 10));
    assertEquals(before, Events.lines(finder.finish()));
    assertEquals(1, before.stream().filter(line -> line.contains("8.8.8.8")).count());
  }

  @Test
  void whatIsGoneThroughBeforehandAsksNoTableOfRanges(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("vpsbeacon_ranges.csv"),
        "cidr,provider,class,asn,source,updated\nnonsense,DigitalOcean,vps,64496,,\n");
    BeaconFinder finder =
        new BeaconFinder(
            Plan.of(
                Options.parse(Map.of()),
                Events.PROFILE,
                List.of(Events.exclusion(Field.COMMAND_LINE, "*quiet*")),
                Events.ANY,
                Ranges.in(folder, null)));
    finder.add(new Events().connection("host=a", "ProcessGuid={1}", "CommandLine=").batch());
    assertEquals(1, finder.rehearse(0, 10).rows());
    finder.add(
        new Events()
            .event("EventCode=1", "host=a", "ProcessGuid={1}", "CommandLine=be quiet")
            .batch());
    Findings findings = finder.finish();
    assertEquals(0, findings.rows());
    assertEquals(List.of(), findings.warnings());
  }

  private static List<String> run(List<List<Map<String, String>>> batches) throws OptionException {
    BeaconFinder finder = finder();
    BeaconFinder withoutTaking = finder();
    for (List<Map<String, String>> batch : batches) {
      Events.feed(batch, finder);
      withoutTaking.add(Events.batch(batch));
    }
    Findings findings = finder.finish();
    assertEquals(withoutTaking.finish().summary(), findings.summary());
    return Events.lines(findings);
  }

  private static BeaconFinder finder() throws OptionException {
    Options options = Options.parse(Map.of("limit", "0"));
    return new BeaconFinder(Plan.of(options, Events.PROFILE, EXCLUSIONS, Events.ANY));
  }

  @Provide
  Arbitrary<List<Map<String, String>>> events() {
    return Arbitraries.oneOf(anyEvents(), beats());
  }

  /** Few groups of many connections, some of them regular. */
  @Provide
  static Arbitrary<List<Map<String, String>>> beats() {
    Arbitrary<Map<String, String>> event =
        Combinators.combine(
                Arbitraries.oneOf(
                    Arbitraries.integers().between(0, 39).map(beat -> beat * 60 + ".5"),
                    Arbitraries.doubles()
                        .between(0, 7200)
                        .ofScale(4)
                        .map(EngineInvariantsTest::plain)),
                Arbitraries.of("a", "b", "a|b"),
                Arbitraries.of("8.8.8.8", "8.8.8.8", "9.9.9.9"),
                Arbitraries.of("443", "443", "8443", ""),
                Arbitraries.of("{1}", "{1}", "{2}", ""),
                Arbitraries.of("3", "3", "3", "3", "1"))
            .as(
                (time, host, destination, port, guid, code) ->
                    Map.of(
                        "_time", time,
                        "host", host,
                        "Image", "C:\\b.exe",
                        "CommandLine", code.equals("1") ? "run" : "",
                        "DestinationIp", destination,
                        "DestinationPort", port,
                        "ProcessGuid", guid,
                        "EventCode", code));
    return event.list().ofMinSize(100).ofMaxSize(300);
  }

  private static String plain(double seconds) {
    return BigDecimal.valueOf(seconds).toPlainString();
  }

  private static Arbitrary<List<Map<String, String>>> anyEvents() {
    Arbitrary<Map<String, String>> event =
        Combinators.combine(
                Arbitraries.of("0", "1.5", "3599.999", "3600", "-1", "x"),
                Arbitraries.of("a", "b", "a|b", ""),
                Arbitraries.of("C:\\a.exe", "C:\\b.exe"),
                Arbitraries.of("", "", "run", "quiet"),
                Arbitraries.of("8.8.8.8", "10.1.1.1", "::ffff:10.0.0.1", ""),
                Arbitraries.of("443", "80", "1|2", ""),
                Arbitraries.of("", "{1}", "{2}"),
                Arbitraries.of("3", "3", "3", "1", "22", ""))
            .as(
                (time, host, image, commandLine, destination, port, guid, code) -> {
                  Map<String, String> row = new HashMap<>();
                  row.put("_time", time);
                  row.put("host", host);
                  row.put("Image", image);
                  row.put("CommandLine", commandLine);
                  row.put("DestinationIp", destination);
                  row.put("DestinationPort", port);
                  row.put("ProcessGuid", guid);
                  row.put("EventCode", code);
                  return row;
                });
    return event.list().ofMinSize(0).ofMaxSize(40);
  }
}
