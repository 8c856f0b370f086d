package io.vpsbeacon.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.lookup.TierRow.Bound;
import io.vpsbeacon.lookup.TierRow.Condition;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiersTest {
  private static final String ONE_ROW = "tier,score,label,min_connections\n";

  @TempDir private Path folder;

  @Test
  void rowsKeepTheirOrderAndFilledCellsAreConditions() throws Exception {
    write(
        "vpsbeacon_tiers.csv",
        "label,max_ports,tier,min_connections,score\nTop,1,A,50,100\n\nRest,,B,1.5e1,0\n");
    assertEquals(
        new TierTable(
            "default",
            List.of(
                new TierRow(
                    "A",
                    100,
                    "Top",
                    List.of(
                        new Condition(Bound.MAX, "ports", 1),
                        new Condition(Bound.MIN, "connections", 50))),
                new TierRow("B", 0, "Rest", List.of(new Condition(Bound.MIN, "connections", 15))))),
        tiers("default").value());
  }

  @Test
  void providerAndClassAreConditionsOfSeveralPatterns() throws Exception {
    write(
        "vpsbeacon_tiers.csv",
        "tier,score,label,provider,provider_class\nA,1,x,Digital* | OVH,VPS|vp*\nB,1,x,,\n");
    List<TierRow> rows = tiers("default").value().rows();

    assertEquals(
        List.of(
            new TierRow.TextCondition(TierRow.Trait.PROVIDER, List.of("Digital*", "OVH")),
            new TierRow.TextCondition(TierRow.Trait.PROVIDER_CLASS, List.of("VPS", "vp*"))),
        rows.get(0).textConditions());
    assertEquals(List.of(), rows.get(1).textConditions());
  }

  @Test
  void aConditionOnAClassThatThereIsNotOrOnNothingIsWrong() throws Exception {
    write("vpsbeacon_tiers.csv", "tier,score,label,provider_class\nA,1,x,vps|cloud\n");
    assertEquals(
        "vpsbeacon_tiers.csv line 2: provider_class 'cloud' is none of vps, hyperscaler, cdn, vpn;"
            + " several may stand with | between them",
        failure("default"));

    write("vpsbeacon_tiers.csv", "tier,score,label,provider\nA,1,x,OVH|\n");
    assertEquals(
        "vpsbeacon_tiers.csv line 2: provider 'OVH|' has nothing on one side of a |",
        failure("default"));
  }

  @Test
  void usersTableWinsByName() throws Exception {
    write("vpsbeacon_tiers_default.csv", ONE_ROW + "A,1,shipped,\n");
    write("vpsbeacon_tiers_strict_default.csv", ONE_ROW + "A,1,shipped strict,\n");
    assertEquals("shipped", label("default"));
    assertEquals("shipped strict", label("strict"));

    write("vpsbeacon_tiers.csv", ONE_ROW + "A,1,own,\n");
    write("vpsbeacon_tiers_strict.csv", ONE_ROW + "A,1,own strict,\n");
    assertEquals("own", label("default"));
    assertEquals("own strict", label("strict"));
    assertEquals("shipped strict", label("strict_default"));
  }

  @Test
  void unknownNameListsTheTablesThereAre() throws IOException {
    write("vpsbeacon_tiers_default.csv", "");
    write("vpsbeacon_tiers_strict.csv", "");
    write("vpsbeacon_tiers_servers_default.csv", "");
    write("vpsbeacon_tiersome.csv", "");
    write("vpsbeacon_profiles.csv", "");
    assertEquals(
        "there is no tier table 'nope': there are default, servers, strict", failure("nope"));
  }

  @Test
  void absentFolderIsNoStackTrace() {
    LookupException e =
        assertThrows(
            LookupException.class, () -> new LookupFolder(folder.resolve("no")).tiers("x"));
    assertEquals(
        "there is no tier table 'x': the lookups folder has none, looked for vpsbeacon_tiers_x.csv",
        e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../secret", "a/b", "a\\b", "a.b", "a b", "ä", "a\0"})
  void nameCannotLeaveTheFolder(String name) {
    assertTrue(failure(name).endsWith("is not a name of letters, digits, _ and -"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "''|: is empty: a tier table has the columns tier,score,label and a row a tier",
        "tier,score,label|: has no row: every finding would be dropped",
        "tier,score\\nA,1| line 1: column 'label' is missing",
        "tier,score,label,tier\\nA,1,x,B| line 1: column 'tier' is there twice; no row was read",
        "tier,score,label,minconnections\\nA,1,x,5| line 1: unknown column 'minconnections':"
            + " allowed are tier, score, label, provider, provider_class, and min_ or max_ before a"
            + " metric: connections, ports",
        "tier,score,label,min_bytes\\nA,1,x,5| line 1: unknown column 'min_bytes': allowed are"
            + " tier, score, label, provider, provider_class, and min_ or max_ before a metric:"
            + " connections, ports",
        "tier,score,label\\nA,101,x| line 2: score '101' is not a whole number from 0 to 100",
        "tier,score,label\\nA,-1,x| line 2: score '-1' is not a whole number from 0 to 100",
        "tier,score,label\\nA,4.0,x| line 2: score '4.0' is not a whole number from 0 to 100",
        "tier,score,label\\nA,,x| line 2: score '' is not a whole number from 0 to 100",
        "tier,score,label\\nA,1,| line 2: label is empty",
        "tier,score,label\\n,1,x| line 2: tier is empty",
        "tier,score,label,min_ports\\n\\nA,1,x,many| line 3: min_ports 'many' is not a number",
        "tier,score,label,min_ports\\nA,1,x,NaN| line 2: min_ports 'NaN' is not a number",
        "tier,score,label,min_ports\\nA,1,x,1d| line 2: min_ports '1d' is not a number",
        "tier,score,label,min_ports\\nA,1,x,1e999| line 2: min_ports '1e999' is not a number",
        "tier,score,label,min_ports\\nA,1,x,0x1p3| line 2: min_ports '0x1p3' is not a number",
        "tier,score,label,min_ports\\nA,1,x,1f| line 2: min_ports '1f' is not a number",
        "tier,score,label,min_ports\\nA,1,x,.| line 2: min_ports '.' is not a number",
        "tier,score,label,min_ports\\nA,1,x,1e| line 2: min_ports '1e' is not a number",
        "tier,score,label,min_ports\\nA,1,x,+-1| line 2: min_ports '+-1' is not a number",
        "tier,score,label,min_ports,max_ports\\nA,1,x,3,2| line 2: min_ports is greater than"
            + " max_ports, so the row can never hold",
        "tier,score,label\\nA,1| line 2: only 2 cells under 3 columns",
        "tier,score,label\\nA,1,x,y| line 2: 4 cells under 3 columns",
        "tier,score,label\\nA,1,x\\nB,1,\"y| line 3: a quote is not closed, or text follows a"
            + " closing quote; from here on the file was not read"
      })
  void wrongTableNeverJudges(String content, String cause) throws IOException {
    write("vpsbeacon_tiers.csv", content.replace("\\n", "\n"));
    assertEquals("vpsbeacon_tiers.csv" + cause, failure("default"));
  }

  @Test
  void numberOfAMillionDigitsIsRefusedAtOnceAndNotRepeated() throws IOException {
    write("vpsbeacon_tiers.csv", "tier,score,label,min_ports\nA,1,x," + "7".repeat(1_000_000));
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    assertEquals(
        "vpsbeacon_tiers.csv line 2: min_ports '77777777777777777777777777777777...' is not a number",
        failure("default"));
    Duration taken = Duration.ofNanos(clock.getCurrentThreadCpuTime() - start);
    assertTrue(taken.compareTo(Duration.ofSeconds(2)) < 0, taken::toString);
  }

  @Test
  void linkToNowhereIsNoReasonToTakeAnotherTable() throws IOException {
    write("vpsbeacon_tiers_default.csv", "tier,score,label\nA,1,x\n");
    Files.createSymbolicLink(folder.resolve("vpsbeacon_tiers.csv"), folder.resolve("gone.csv"));
    assertEquals("vpsbeacon_tiers.csv: is a link to a file that is missing", failure("default"));
  }

  @Test
  void withoutAListAnyMetricMayBeNamed() throws Exception {
    write("vpsbeacon_tiers.csv", "tier,score,label,min_bytes\nA,1,x,5\n");
    assertEquals(
        List.of(new Condition(Bound.MIN, "bytes", 5)),
        new LookupFolder(folder).tiers("default").value().rows().get(0).conditions());
  }

  @Test
  void rowsBelowOneThatAlwaysWinsAreTold() throws Exception {
    write("vpsbeacon_tiers.csv", ONE_ROW + "A,2,x,5\nB,1,y,\nC,1,z,2\nD,1,z,1\n");
    Loaded<TierTable> loaded = tiers("default");
    assertEquals(2, loaded.value().rows().size());
    assertEquals(
        "[vpsbeacon_tiers.csv line 4: is never reached: the row above has no condition and always"
            + " wins]",
        loaded.problems().toString());
  }

  private Loaded<TierTable> tiers(String name) throws LookupException {
    return new LookupFolder(folder).tiers(name, Set.of("connections", "ports"));
  }

  private String label(String name) throws LookupException {
    return tiers(name).value().rows().get(0).label();
  }

  private String failure(String name) {
    return assertThrows(LookupException.class, () -> tiers(name)).getMessage();
  }

  private void write(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
  }
}
