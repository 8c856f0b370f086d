package io.vpsbeacon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.app.spl.SplChecker;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplParserTest {
  private static final String REFERENCE = "VPS Beacon - Original SPL (reference)";
  private static final SplChecker CHECKER = TheApp.checker();

  @Test
  void everySearchOfTheAppAndTheDocumentsParses() {
    Map<String, String> searches = TheApp.searches();
    searches.remove(REFERENCE);

    searches.forEach((where, search) -> assertEquals(List.of(), CHECKER.check(search), where));
    assertTrue(searches.size() > 10, searches.keySet()::toString);
  }

  @Test
  void theOriginalHasExactlyItsKnownFault() {
    String search = Repository.conf("default/savedsearches.conf").stanza(REFERENCE).get("search");

    assertEquals(List.of("case() takes an even number of arguments, not 7"), CHECKER.check(search));
  }

  @Test
  void theReferenceIsTheOriginalByteForByte() {
    String original =
        String.join(
            "\n", Repository.text("src/test/resources/app/original-search.spl").lines().toList());

    assertEquals(
        original, Repository.conf("default/savedsearches.conf").stanza(REFERENCE).get("search"));
  }

  @Test
  void examplesInMarkdownAreFound() {
    String markdown =
        """
        Say `| vpsbeacon span=1h` or `... | vpsbeacon nulls=drop`, as in `| vpsbeacon [span=<span>]`:

        ```spl
        index=x
        | vpsbeacon
        ```

        ```bash
        echo '`| vpsbeacon not=this`'
        ```
        """;

    assertEquals(
        List.of("index=x\n| vpsbeacon", "| vpsbeacon span=1h", "... | vpsbeacon nulls=drop"),
        TheApp.examples(markdown));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index=x",
        "search index=x NOT (a=\"b|c\" OR d IN (1, \"2\")) TERM(10.0) earliest=-1h@h",
        "host=SRV* user = \"a b\" a!=b ```a | remark``` | head 5",
        "| makeresults | eval a='b c'.\"|\".d, e=if(like(f, \"x%\") AND NOT g IN (1,2), -1, 2 * 3)",
        "index=x | stats count, dc(eval(if(a>1, b, null()))) AS \"n m\" values(a.b*) by _time span=1h",
        "index=x | timechart span=1h limit=5 perc95(a) AS p by host useother=f",
        "| tstats count from datamodel=N.All where N.dest!=1 by _time span=1h N.src | rename N.* as *",
        "index=x [search index=y | fields host | format] | append [| inputlookup vpsbeacon_exclusions]",
        "index=x | foreach a* [eval <<FIELD>>=coalesce('<<FIELD>>', 0)] | `foreign(1, \"a,b\")`",
        "index=x | vpsbeacon span=5m by=\"host, DestinationIp\" nulls=drop | where $tok|s$ > 1",
        "index=x | rex \"(?<a>[^\\\"|]+)\\)\" | lookup vpsbeacon_exclusions dest OUTPUT reason",
        "`vpsbeacon_sysmon` `vpsbeacon_exclusions_filter` | table a, b | sort - a, + b",
      })
  void whatSplunkTakesPasses(String search) {
    assertEquals(List.of(), CHECKER.check(search));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "index=x \"a # not closed: \"",
        "index=x (a OR b # not closed: (",
        "index=x a) # closes nothing: )",
        "index=x [search y # not closed: [",
        "index=x (a] # closes nothing: ]",
        "index=x | `vpsbeacon_sysmon # not closed: `",
        "index=x | # empty command",
        "index=x | | head # empty command",
        "index=x | stat count # unknown command: stat count",
        "index=x [| inputlookup vpsbeacon_exclusions | feilds a] # unknown command: feilds a",
        "`vpsbeacon_sysmn` # unknown macro: vpsbeacon_sysmn",
        "`vpsbeacon_sysmon(1)` # unknown macro: vpsbeacon_sysmon(1)",
        "| inputlookup vpsbeacon_exclusion # unknown lookup: vpsbeacon_exclusion",
        "index=x | lookup vps_ranges ip # unknown lookup: vps_ranges",
        "index=x | vpsbeacon host # vpsbeacon takes option=value, not host",
        "index=x | vpsbeacon min=1 min=2 # vpsbeacon has min= twice",
        "| makeresults | eval a=case(b=1, 2, 3) # case() takes an even number of arguments, not 3",
        "| makeresults | eval a=if(b, 1) # if() takes 3 arguments, not 2",
        "| makeresults | eval a=round(b, 1, 2) # round() takes 1 to 2 arguments, not 3",
        "| makeresults | eval a=coalesce() # coalesce() takes at least 1 arguments, not 0",
        "| makeresults | eval a=concat(b, c) # unknown function: concat()",
        "| makeresults | eval a=b + # expected a value at the end",
        "| makeresults | eval a=b c=d # not part of the expression: c",
        "| makeresults | eval a # expected =, found the end",
        "| makeresults | eval a=1,, b=2 # expected a field, found ,",
        "| makeresults | where a AND OR b # expected a value, found OR",
        "| makeresults | where a=(1 > 2 # not closed: (",
        "| makeresults | where a IN () # IN with an empty list",
        "| makeresults | where # where without arguments",
        "index=x | stats cuont by a # unknown aggregation: cuont",
        "index=x | stats by a # no aggregation",
        "index=x | stats count by # a field is missing after by",
        "index=x | stats count by a,,b # a comma without a field before it",
        "index=x | stats count,, dc(a) # a comma without an aggregation before it",
        "index=x | stats dc # dc without its field",
        "index=x | stats dc() by a # not a field: dc()",
        "index=x | stats sum(a b) # not a field: sum(a b)",
        "index=x | stats count AS by a # expected a field, found by",
        "index=x | stats count(eval(a=)) # expected a value, found )",
        "index=x | rename a b # rename takes a AS b: a b",
        "index=x NOT # expected a search term, found the end",
        "index=x OR OR y # expected a search term, found OR",
        "index=x a= # expected a search term, found the end",
        "index=x NOT () # expected a search term, found )",
        "index=x a IN (1,,2) # expected a search term, found ,",
      })
  void brokenSearchesAreSeen(String search, String finding) {
    assertEquals(List.of(finding), CHECKER.check(search));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spam=1h",
        "mode=inbound",
        "phase=map",
        "stage=fliter",
        "span=1fortnight",
        "span=none",
        "min=-1",
        "min=many",
        "exclude=maybe",
        "nulls=zero",
        "by=host,,User",
        "by=host,host",
        "stage=tier by=host",
        "reference=true span=5m",
      })
  void optionsThatTheCommandRefusesAreSeen(String options) {
    List<String> findings = CHECKER.check("index=x | vpsbeacon " + options);

    assertEquals(1, findings.size(), options);
    assertTrue(findings.get(0).startsWith("vpsbeacon "), findings.get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"scenario=ofice", "implants=cobalt", "span=1h", "start=tomorrow"})
  void optionsThatTheSimulatorRefusesAreSeen(String options) {
    List<String> findings = CHECKER.check("| vpsbeaconsim " + options + " | vpsbeacon");

    assertEquals(1, findings.size(), options);
    assertTrue(findings.get(0).startsWith("vpsbeaconsim "), findings.get(0));
  }

  /** A search that is cut off anywhere is judged, not choked on. */
  @Property(tries = 500)
  void anyPieceOfASearchIsJudged(
      @ForAll @IntRange(max = 4000) int from, @ForAll @IntRange(max = 300) int length) {
    String all = String.join(" ", TheApp.searches().values());
    int start = Math.min(from, all.length());

    assertNotNull(CHECKER.check(all.substring(start, Math.min(start + length, all.length()))));
  }
}
