package io.vpsbeacon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The saved searches that run by themselves once an admin enables them. */
class AlertsTest {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern TOKEN = Pattern.compile("\\$(\\w+)\\$");
  private static final Pattern SPAN = Pattern.compile("\\bspan=1([hd])\\b");
  private static final Map<String, Integer> SECONDS = Map.of("h", 3_600, "d", 86_400);

  private static final Map<String, Map<String, String>> ALERTS =
      Repository.conf("default/savedsearches.conf").stanzas().entrySet().stream()
          .filter(search -> search.getValue().containsKey("cron_schedule"))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  @Test
  void thereAreSomeAndAllAreShippedDisabled() {
    assertFalse(ALERTS.isEmpty());
    ALERTS.forEach(
        (name, keys) -> {
          assertEquals("1", keys.get("disabled"), name);
          assertEquals("1", keys.get("enableSched"), name);
          // Hours and days are open, minutes are one number: at most once an hour.
          assertTrue(keys.get("cron_schedule").matches("[1-5]?\\d( [\\d*/]+){4}"), name);
          assertTrue(keys.get("search").endsWith("_filter`"), name);
        });
  }

  @Test
  void theirTierTablesAreShipped() {
    ALERTS.forEach(
        (name, keys) -> {
          Matcher tiers = Pattern.compile("\\btiers=(\\w+)").matcher(keys.get("search"));
          String table = tiers.find() ? "_" + tiers.group(1) : "";
          assertEquals(
              1,
              Repository.filesUnder("app/lookups/vpsbeacon_tiers" + table + "_default.csv").size(),
              name);
        });
  }

  /** Splunk rounds the range in its own time zone, the command its windows in UTC. */
  @Test
  void eachLooksAtMoreThanOneWindowAndKeepsTheWholeOnes() {
    ALERTS.forEach(
        (name, keys) -> {
          Matcher span = SPAN.matcher(keys.get("search"));
          assertTrue(span.find(), name);
          String unit = span.group(1);
          Matcher earliest =
              Pattern.compile("-([2-9])" + unit + "@" + unit)
                  .matcher(keys.get("dispatch.earliest_time"));
          assertTrue(earliest.matches(), keys.get("dispatch.earliest_time"));
          assertEquals("@" + unit, keys.get("dispatch.latest_time"));
          assertTrue(
              keys.get("search").contains("| `vpsbeacon_whole_windows(" + SECONDS.get(unit) + ")`"),
              name);
        });
  }

  /** A window is looked at more than once, and its beacon is to be told once. */
  @Test
  void repeatsAreQuietButNotAnotherProgramNorARisingRisk() {
    ALERTS.forEach(
        (name, keys) -> {
          assertEquals("1", keys.get("alert.suppress"), name);
          // Splunk throttles by fields only where each row is an alert of its own.
          assertEquals("0", keys.get("alert.digest_mode"), name);
          assertTrue(keys.get("alert.suppress.period").matches("\\d+[smh]"), name);
          List<String> fields = COMMA.splitAsStream(keys.get("alert.suppress.fields")).toList();
          assertEquals(List.of("host", "Image", "DestinationIp", "BeaconRisk"), fields, name);
          assertTrue(Verb.COLUMNS.containsAll(fields), name);
        });
  }

  @Test
  void annotationsAreJsonWithAttackTechniques() {
    ALERTS.forEach(
        (name, keys) ->
            json(keys, "action.correlationsearch.annotations")
                .getAsJsonObject()
                .getAsJsonArray("mitre_attack")
                .forEach(
                    id ->
                        assertTrue(id.getAsString().matches("T\\d{4}(\\.\\d{3})?"), id::toString)));
  }

  /** A Splunk without Enterprise Security knows no such actions. */
  @Test
  void theActionsOfEnterpriseSecurityArePreparedAndOff() {
    ALERTS.forEach(
        (name, keys) -> {
          assertEquals("0", keys.get("action.risk"), name);
          assertEquals("0", keys.get("action.notable"), name);
          for (JsonElement entry : json(keys, "action.risk.param._risk").getAsJsonArray()) {
            JsonObject object = entry.getAsJsonObject();
            String kind = object.has("risk_score") ? "risk" : "threat";
            assertTrue(
                Verb.COLUMNS.contains(object.get(kind + "_object_field").getAsString()), name);
            if (kind.equals("risk")) {
              int score = object.get("risk_score").getAsInt();
              assertTrue(score >= 1 && score <= 100, name);
            }
          }
        });
  }

  @Test
  void whatTheActionsSayNamesFieldsThatTheRowsHave() {
    String risk = TheApp.macros().get("vpsbeacon_risk_fields").definition();
    ALERTS.forEach(
        (name, keys) ->
            keys.forEach(
                (key, value) -> {
                  Matcher token = TOKEN.matcher(key.startsWith("action.") ? value : "");
                  while (token.find()) {
                    String field = token.group(1);
                    assertTrue(
                        Verb.COLUMNS.contains(field) || risk.contains(" " + field + "="),
                        key + ": " + token.group());
                  }
                }));
  }

  private static JsonElement json(Map<String, String> keys, String key) {
    return JsonParser.parseString(keys.get(key));
  }
}
