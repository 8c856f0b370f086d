package io.vpsbeacon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.e2e.Splunkd.SearchResult;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that cannot be: one error that names the option and the value, and no rows. */
final class BadOptionsIT extends EndToEnd {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vpsbeacon spam=1h               | spam    | span",
        "vpsbeacon spam                  | spam    | span",
        "vpsbeacon span=7x               | span    | 7x",
        "vpsbeacon span=0h               | span    | 0h",
        "vpsbeacon span=-1h              | span    | -1h",
        "vpsbeacon span=                 | span    | 1h",
        "vpsbeacon span=99999999999999d  | span    | 99999999999999d",
        "vpsbeacon min=-1                | min     | -1",
        "vpsbeacon min=many              | min     | many",
        "vpsbeacon limit=-5              | limit   | -5",
        "vpsbeacon limit=1.5             | limit   | 1.5",
        "vpsbeacon profile=nope          | profile | nope",
        "vpsbeacon profile=nope          | profile | zeek",
        "vpsbeacon profile=../sysmon     | profile | ../sysmon",
        "vpsbeacon tiers=nope            | tiers   | nope",
        "vpsbeacon tiers=nope            | tiers   | default",
        "vpsbeacon tiers=../../x         | tiers   | ../../x",
        "vpsbeacon by=host,host          | by      | host",
        "vpsbeacon by=\"host,,User\"     | by      | host,,User",
        "vpsbeacon by=\"\"               | by      | by",
        "vpsbeacon nulls=maybe           | nulls   | maybe",
        "vpsbeacon nulls=maybe           | nulls   | drop",
        "vpsbeacon exclude=maybe         | exclude | maybe",
        "vpsbeacon reference=2           | reference | 2",
        "vpsbeacon stage=nope            | stage   | nope",
        "vpsbeacon stage=nope            | stage   | filter",
        "vpsbeacon span=1h span=2h       | span    | twice",
        "vpsbeacon span=1h SPAN=1h       | span    | twice",
        "vpsbeacon stage=tier by=host    | by      | tier",
        "vpsbeacon reference=true by=host | by     | reference",
        "vpsbeacon stage=filter span=1x  | span    | 1x"
      })
  void theErrorNamesTheOptionTheValueAndWhatIsAllowed(
      String command, String option, String fragment) throws Exception {
    SearchResult result = search(command);

    List<String> errors = result.messages("ERROR");
    assertEquals(1, errors.size(), errors.toString());
    assertTrue(errors.get(0).contains(option), errors.toString());
    assertTrue(errors.get(0).contains(fragment), errors.toString());
    assertTrue(result.failed());
    assertEquals(List.of(), result.rows());
    assertEquals("", result.ending().stderr());
    assertEquals(0, result.ending().exit());
    assertNoStackTrace(result);
  }
}
