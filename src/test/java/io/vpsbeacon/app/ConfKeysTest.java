package io.vpsbeacon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Splunk ignores a key that it does not know: a typo in a conf file is seen here or by nobody. */
class ConfKeysTest {
  private static final String OWN = "vpsbeacon";
  private static final ConfKeys SPLUNK = ConfKeys.ofSplunk();

  private static ConfKeys own() {
    return ConfKeys.ofSpec(OWN, Repository.text("README/vpsbeacon.conf.spec"));
  }

  private static final ConfKeys INPUTS =
      ConfKeys.ofModularInputs(Repository.text("README/inputs.conf.spec"));

  private static ConfKeys of(String conf) {
    return switch (conf) {
      case OWN -> own();
      case "inputs" -> INPUTS;
      default -> SPLUNK;
    };
  }

  @Test
  void everyConfFileIsWellFormed() {
    Repository.confs().values().forEach(file -> assertEquals(List.of(), file.problems()));
    assertEquals(List.of(), Repository.conf("metadata/default.meta").problems());
    assertEquals(List.of(), Repository.conf("README/vpsbeacon.conf.example").problems());
    assertEquals(List.of(), Repository.conf("README/inputs.conf.example").problems());
  }

  @Test
  void everyKeyIsKnown() {
    Repository.confs()
        .forEach((conf, file) -> assertEquals(List.of(), of(conf).unknown(conf, file)));
    assertEquals(
        List.of(), INPUTS.unknown("inputs", Repository.conf("README/inputs.conf.example")));
    assertEquals(
        List.of(), SPLUNK.unknown("default.meta", Repository.conf("metadata/default.meta")));
    assertEquals(List.of(), own().unknown(OWN, ConfFile.parse("example", uncommented())));
  }

  private static String uncommented() {
    return Pattern.compile("(?m)^# (?=\\w+ = )")
        .matcher(Repository.text("README/vpsbeacon.conf.example"))
        .replaceAll("");
  }

  /** Copied as it is, it points to no Java that may not be there. */
  @Test
  void theExampleShowsEverySettingAndSetsNone() {
    assertEquals(
        List.of(),
        List.copyOf(Repository.conf("README/vpsbeacon.conf.example").stanza("engine").keySet()));
    assertEquals(
        Repository.conf("default/vpsbeacon.conf").stanza("engine").keySet(),
        ConfFile.parse("example", uncommented()).stanza("engine").keySet());
  }

  @Test
  void theExpectedConfFilesAreThere() {
    assertTrue(
        Repository.confs()
            .keySet()
            .containsAll(
                List.of(
                    "app",
                    "commands",
                    "inputs",
                    "macros",
                    "props",
                    "savedsearches",
                    "searchbnf",
                    "server",
                    "transforms",
                    OWN)));
  }

  @ParameterizedTest
  @CsvSource({
    "savedsearches, any, alert.supress.fields",
    "savedsearches, any, dispatch.earliest",
    "savedsearches, any, action.risk.param._risks",
    "savedsearches, any, action.notable.param.rule_titel",
    "savedsearches, any, action.correlationsearch.annotation",
    "commands, vpsbeacon, file_name",
    "commands, vpsbeacon, python.required",
    "transforms, any, match_types",
    "macros, any, defintion",
    "searchbnf, any-command, short_desc",
    "server, shclustering, replication_factor",
    "server, general, conf_replication_include.vpsbeacon",
    "app, ui, visible",
    "vpsbeacon, engine, javahome",
    "vpsbeacon, engines, java_home",
    "default.meta, lookups, exports",
    "inputs, vpsbeacon_feed://aws, uri",
    "inputs, vpsbeacon_feed, start_by_shel",
    "inputs, vpsbeacon_setup://default, url",
    "inputs, vpsbeacon_feeds://aws, url",
    "props, vpsbeacon:feed, KVMODE",
  })
  void typosAreSeen(String conf, String stanza, String key) {
    ConfFile file = ConfFile.parse("x", "[" + stanza + "]\n" + key + " = 1\n");

    assertEquals(1, of(conf).unknown(conf, file).size());
  }

  @Test
  void theShippedSettingsAreTheDefaultsThatTheSpecNames() {
    String spec = Repository.text("README/vpsbeacon.conf.spec");
    Matcher key =
        Pattern.compile("(?m)^(\\w+) = <.+>\n(?:\\* (?!Default).*\n|  .*\n)*\\* Default: (.+)$")
            .matcher(spec);
    ConfFile shipped = Repository.conf("default/vpsbeacon.conf");
    int keys = 0;
    while (key.find()) {
      keys++;
      String value = shipped.stanza("engine").get(key.group(1));
      assertEquals(key.group(2), value.isEmpty() ? "empty" : value, key.group(1));
    }
    assertEquals(shipped.stanza("engine").size(), keys);
  }
}
