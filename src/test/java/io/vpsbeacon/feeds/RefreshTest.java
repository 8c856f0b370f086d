package io.vpsbeacon.feeds;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.lookup.ProviderClass;
import io.vpsbeacon.lookup.RangeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshTest {
  private static final String HEADER = "cidr,provider,class,asn,source,updated\n";

  @TempDir Path folder;
  private Path table;

  @BeforeEach
  void nameTheTable() {
    table = folder.resolve(RangeFile.NAME);
  }

  private Refresh at(String instant) {
    return new Refresh(folder, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
  }

  private Outcome run(String source, String provider, String text, RefreshOption... options)
      throws IOException {
    return at("2026-02-03T04:05:06.789Z")
        .run(Feeds.vps(source, provider), Feeds.of(text), Set.of(options));
  }

  private void ship(String rows) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write((HEADER + rows).getBytes(UTF_8));
    }
    Files.write(folder.resolve(RangeFile.STARTER), packed.toByteArray());
  }

  private static String lines(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> "5.5." + i / 256 + "." + i % 256)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void theFirstFeedMakesTheTable() throws IOException {
    Outcome outcome = run("acme", "Acme, Ltd", "6.6.6.0/24\n2600::/32\n5.5.5.0/24\n5.5.5.0/24");
    assertEquals(
        HEADER
            + "5.5.5.0/24,\"Acme, Ltd\",vps,,acme,2026-02-03T04:05:06Z\n"
            + "6.6.6.0/24,\"Acme, Ltd\",vps,,acme,2026-02-03T04:05:06Z\n"
            + "2600::/32,\"Acme, Ltd\",vps,,acme,2026-02-03T04:05:06Z\n",
        Files.readString(table));
    assertEquals(
        new Outcome("acme", Outcome.Kind.CHANGED, 3, 3, 0, 0, 0, 3, Duration.ZERO), outcome);
  }

  /** Vultr's own geofeed lists such. */
  @Test
  void rangesThatNoServerHasAreLeftOutAndCounted() throws IOException {
    Outcome outcome =
        run("acme", "Acme", "2001:2::/48\n2001:10::/28\n5.5.5.0/24\n2001:db8::/32\n2002::/16");
    assertEquals(List.of("5.5.5.0/24 Acme acme"), Feeds.told(table));
    assertEquals(
        new Outcome("acme", Outcome.Kind.CHANGED, 1, 1, 0, 0, 4, 1, Duration.ZERO), outcome);
  }

  @Test
  void rowsOfTheFeedAreReplacedAndOthersStay() throws IOException {
    run("acme", "Acme", "5.5.5.0/24\n5.5.6.0/24");
    run("beta", "Beta", "7.7.7.0/24");
    Outcome outcome = run("acme", "Acme", "5.5.6.0/24\n5.5.8.0/24");
    assertEquals(
        List.of("5.5.6.0/24 Acme acme", "5.5.8.0/24 Acme acme", "7.7.7.0/24 Beta beta"),
        Feeds.told(table));
    assertEquals(
        new Outcome("acme", Outcome.Kind.CHANGED, 2, 1, 1, 1, 0, 3, Duration.ZERO), outcome);
  }

  @Test
  void aFeedThatSaysNothingNewTouchesNothing() throws IOException {
    run("acme", "Acme", "5.5.5.0/24");
    Object before = Files.readAttributes(table, BasicFileAttributes.class).fileKey();
    Outcome outcome =
        at("2027-01-01T00:00:00Z").run(Feeds.vps("acme", "Acme"), Feeds.of("5.5.5.0/24"), Set.of());
    assertEquals(Outcome.Kind.UNCHANGED, outcome.kind());
    assertEquals(1, outcome.unchanged());
    assertEquals("2026-02-03T04:05:06Z", Feeds.rows(table).get(0).updated());
    assertEquals(before, Files.readAttributes(table, BasicFileAttributes.class).fileKey());
  }

  @Test
  void aRowThatStaysKeepsItsDateWhenAnotherComes() throws IOException {
    run("acme", "Acme", "5.5.5.0/24");
    at("2027-01-01T00:00:00Z")
        .run(Feeds.vps("acme", "Acme"), Feeds.of("5.5.5.0/24\n5.5.6.0/24"), Set.of());
    assertEquals(
        List.of("2026-02-03T04:05:06Z", "2027-01-01T00:00:00Z"),
        Feeds.rows(table).stream().map(row -> row.updated()).toList());
  }

  @Test
  void aProviderWithAnotherNameIsAChange() throws IOException {
    run("acme", "Acme", "5.5.5.0/24");
    Outcome outcome = run("acme", "Acme Corp", "5.5.5.0/24");
    assertEquals(
        new Outcome("acme", Outcome.Kind.CHANGED, 1, 1, 1, 0, 0, 1, Duration.ZERO), outcome);
    assertEquals(List.of("5.5.5.0/24 Acme Corp acme"), Feeds.told(table));
  }

  @Test
  void ofEqualPrefixesTheShippedComesFirstThenTheSourcesByName() throws IOException {
    ship("5.5.5.0/24,Old,vps,1,x,\n");
    run("beta", "Beta", "5.5.5.0/24");
    run("acme", "Acme", "5.5.5.0/24\n5.0.0.0/8");
    assertEquals(
        List.of(
            "5.0.0.0/8 Acme acme",
            "5.5.5.0/24 Old starter",
            "5.5.5.0/24 Acme acme",
            "5.5.5.0/24 Beta beta"),
        Feeds.told(table));
  }

  @Test
  void theFirstFeedKeepsWhatIsShippedOfOtherProviders() throws IOException {
    ship(
        """
        5.5.5.0/24,ACME,vps,1,x,2026-01-01
        6.6.6.0/24,Other,vps,65,x,2026-01-01
        7.7.7.0/24,Third,cdn,66,x,2026-01-01
        """);
    Feed feed = new Feed("acme", FeedFormat.CIDR_LIST, "Acme", ProviderClass.VPS, 65);
    Outcome outcome = at("2026-02-03T00:00:00Z").run(feed, Feeds.of("9.9.9.0/24"), Set.of());
    assertEquals(List.of("7.7.7.0/24 Third starter", "9.9.9.0/24 Acme acme"), Feeds.told(table));
    assertEquals(2, outcome.tableRows());
    run("third", "third", "7.8.0.0/16");
    assertEquals(List.of("7.8.0.0/16 third third", "9.9.9.0/24 Acme acme"), Feeds.told(table));
  }

  /** A list of IPv4 alone says nothing of what the provider has of IPv6. */
  @Test
  void whatIsShippedGivesWayInTheFamiliesThatTheFeedHas() throws IOException {
    ship("5.5.5.0/24,Acme,vps,1,x,\n2600::/32,Acme,vps,1,x,\n");
    run("acme", "Acme", "5.5.6.0/24");
    assertEquals(List.of("5.5.6.0/24 Acme acme", "2600::/32 Acme starter"), Feeds.told(table));
  }

  @Test
  void aStubOfAFeedDoesNotTakeThePlaceOfWhatIsShipped() throws IOException {
    ship("5.0.0.0/16,Acme,vps,1,x,\n");
    FeedException refused =
        assertThrows(FeedException.class, () -> run("acme", "Acme", "5.5.5.0/24"));
    assertTrue(
        refused.getMessage().contains("256 IPv4 addresses and would take the place of 65,536"),
        refused.getMessage());
    assertFalse(Files.exists(table));
    assertEquals(1, run("acme", "Acme", "5.5.5.0/24", RefreshOption.FORCE).tableRows());
  }

  @Test
  void aFeedOfAnEighthOfTheInternetIsRefusedEvenByForce() throws IOException {
    String feed =
        IntStream.range(20, 53).mapToObj(i -> i + ".0.0.0/8\n").collect(Collectors.joining());
    FeedException refused =
        assertThrows(FeedException.class, () -> run("acme", "Acme", feed, RefreshOption.FORCE));
    assertTrue(refused.getMessage().contains("an eighth of all"), refused.getMessage());
  }

  @Test
  void aPackedTableOfTheUsersIsNotPutAside() throws IOException {
    Files.createFile(folder.resolve(RangeFile.NAME + ".gz"));
    IOException refused = assertThrows(IOException.class, () -> run("acme", "Acme", "5.5.5.0/24"));
    assertTrue(refused.getMessage().contains("vpsbeacon_ranges.csv.gz: a packed table"));
    assertFalse(Files.exists(table));
  }

  @Test
  void aRowThatSearchesReadIsKept() throws IOException {
    Files.writeString(table, HEADER + "6.6.6.0/24,A,vps,AS65,own,\n6.6.6.0/24,B,vps,as66,own,\n");
    run("acme", "Acme", "5.5.5.0/24");
    assertEquals(List.of("5.5.5.0/24 Acme acme", "6.6.6.0/24 B own"), Feeds.told(table));
    assertEquals(66, Feeds.rows(table).get(1).asn());
  }

  @ParameterizedTest
  @CsvSource({
    "100, 50, true",
    "100, 49, false",
    "10, 100, true",
    "10, 101, false",
    "1, 11, false",
    "1, 10, true"
  })
  void aFeedMayHalveAndGrowTenfoldAndNoMore(int before, int after, boolean isTaken)
      throws IOException {
    run("acme", "Acme", lines(0, before));
    byte[] old = Files.readAllBytes(table);
    if (isTaken) {
      assertEquals(after, run("acme", "Acme", lines(0, after)).total());
      return;
    }
    FeedException refused =
        assertThrows(FeedException.class, () -> run("acme", "Acme", lines(0, after)));
    assertEquals(
        "feed 'acme' has "
            + after
            + " ranges and the table in use "
            + before
            + " of it: it "
            + (after < before ? "shrinks to less than half" : "grows more than tenfold")
            + "; the old ones are kept. If the feed is right, force it once",
        refused.getMessage());
    assertArrayEquals(old, Files.readAllBytes(table));
    assertEquals(after, run("acme", "Acme", lines(0, after), RefreshOption.FORCE).total());
    assertEquals(after, Feeds.rows(table).size());
  }

  @Test
  void anEmptyFeedIsRefusedEvenByForce() throws IOException {
    run("acme", "Acme", "5.5.5.0/24");
    FeedException refused =
        assertThrows(
            FeedException.class, () -> run("acme", "Acme", "# none\n", RefreshOption.FORCE));
    assertTrue(refused.getMessage().startsWith("the feed holds no range; cidr_list is "));
    assertEquals(1, Feeds.rows(table).size());
  }

  @Test
  void aRefusedFeedLeavesTheTableAndNoOtherFile() throws IOException {
    run("acme", "Acme", "5.5.5.0/24");
    byte[] old = Files.readAllBytes(table);
    assertThrows(FeedException.class, () -> run("acme", "Acme", "5.5.6.0/24\n10.0.0.0/8"));
    assertArrayEquals(old, Files.readAllBytes(table));
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of(RangeFile.NAME, RangeFile.NAME + ".lock"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aDryRunTellsAndWritesNothing() throws IOException {
    Outcome outcome = run("acme", "Acme", "5.5.5.0/24", RefreshOption.DRY_RUN);
    assertEquals(
        new Outcome("acme", Outcome.Kind.CHANGED, 1, 1, 0, 0, 0, 1, Duration.ZERO), outcome);
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5.5.5.0/24,Acme,botnet,,, | line 2: class 'botnet' is none of vps",
        "hello,Acme,vps,,, | line 2: cidr 'hello' is not a prefix",
        "5.5.5.0/24,,vps,,, | line 2: provider is empty",
        "5.5.5.0/24,Acme,vps,-1,, | line 2: asn '-1' is not a number",
        "5.5.5.0/24,Acme | line 2: only 2 cells under 6 columns",
      })
  void aRowThatCannotBeReadIsNotLost(String row, String reason) throws IOException {
    Files.writeString(table, HEADER + row + "\n");
    IOException told = assertThrows(IOException.class, () -> run("acme", "Acme", "5.5.5.0/24"));
    assertTrue(told.getMessage().startsWith(RangeFile.NAME + " " + reason), told.getMessage());
    assertEquals(HEADER + row + "\n", Files.readString(table));
  }

  /** Written anew it would say U+FFFD, and nobody could tell any more what had stood there. */
  @Test
  void textInAnotherEncodingIsNotLost() throws IOException {
    byte[] latin = (HEADER + "5.5.5.0/24,Société,vps,,mine,\n").getBytes(ISO_8859_1);
    Files.write(table, latin);
    IOException told = assertThrows(IOException.class, () -> run("acme", "Acme", "5.5.6.0/24"));
    assertEquals(
        RangeFile.NAME
            + " line 2: provider is not UTF-8 text; a refresh would lose this row, so mend or"
            + " delete it first",
        told.getMessage());
    assertArrayEquals(latin, Files.readAllBytes(table));
  }

  @Test
  void rowsWrittenByHandInAnyOrderAreKept() throws IOException {
    Files.writeString(table, "class,cidr,provider\ncdn,9.9.9.9,Nine\nvps,8.8.4.0/24,\"Eight\"\n");
    run("acme", "Acme", "5.5.5.0/24");
    assertEquals(
        List.of("5.5.5.0/24 Acme acme", "8.8.4.0/24 Eight ", "9.9.9.9/32 Nine "),
        Feeds.told(table));
  }

  @Test
  void manyRefreshesAtOnceLoseNothing() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Outcome>> all =
          IntStream.range(0, 24)
              .<Callable<Outcome>>mapToObj(
                  i -> () -> run("s" + i, "P" + i, "5." + (i + 1) + ".0.0/16"))
              .toList();
      for (Future<Outcome> one : threads.invokeAll(all)) {
        assertTrue(one.get().changed());
      }
    } finally {
      threads.shutdown();
    }
    assertEquals(24, Feeds.rows(table).size());
  }

  @Test
  void theServersWordThatNothingChangedIsAskedForOnlyWhileRowsAreInUse() throws IOException {
    boolean[] asked = new boolean[1];
    Origin origin =
        (feed, inUse) -> {
          asked[0] = inUse;
          return inUse ? Optional.empty() : Feeds.of("5.5.5.0/24").open(feed, false);
        };
    Refresh refresh = at("2026-02-03T00:00:00Z");
    Feed feed = Feeds.vps("acme", "Acme");
    assertTrue(refresh.run(feed, origin, Set.of()).changed());
    assertFalse(asked[0]);
    Outcome second = refresh.run(feed, origin, Set.of());
    assertEquals(
        new Outcome("acme", Outcome.Kind.NOT_MODIFIED, 1, 0, 0, 1, 0, 1, Duration.ZERO), second);
    refresh.run(feed, origin, Set.of(RefreshOption.FORCE));
    assertFalse(asked[0]);
    Files.delete(table);
    assertTrue(refresh.run(feed, origin, Set.of()).changed());
  }
}
