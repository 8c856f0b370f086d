package io.vpsbeacon.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys that Splunk knows, per conf and stanza, and those that the app's own spec declares. */
final class ConfKeys {
  /**
   * Splunk's spec has {@code action.*.*}, through which any typo passes: only listed keys count.
   */
  private static final Pattern LISTED_ONLY =
      Pattern.compile("action\\.(risk|notable|correlationsearch)(\\..*)?");

  private static final String ENTERPRISE_SECURITY = "@es";
  private static final String MODULAR_INPUT = "@modular-input";
  private static final String INPUTS = "inputs";
  private static final Pattern TAB = Pattern.compile("\t");
  private static final Pattern SPEC_STANZA = Pattern.compile("^\\[(.+)]$");
  private static final Pattern SPEC_KEY = Pattern.compile("^([\\w.]+) = <.+>$");

  private record Row(String conf, String stanza, Pattern key) {}

  private final List<Row> rows;

  private ConfKeys(List<Row> rows) {
    this.rows = rows;
  }

  /** Splunk's keys as far as the oldest Splunk that the app supports has them. */
  static ConfKeys ofSplunk() {
    List<Row> rows = new ArrayList<>();
    for (String line : resource("conf-keys.tsv")) {
      List<String> cells = TAB.splitAsStream(line).toList();
      if (!cells.get(3).equals("10.2")) {
        rows.add(new Row(cells.get(0), cells.get(1), wildcard(cells.get(2))));
      }
    }
    return new ConfKeys(rows);
  }

  /** The keys that a README/*.conf.spec declares. */
  static ConfKeys ofSpec(String conf, String spec) {
    List<Row> rows = new ArrayList<>();
    String stanza = null;
    for (String line : spec.lines().toList()) {
      Matcher start = SPEC_STANZA.matcher(line);
      Matcher key = SPEC_KEY.matcher(line);
      if (start.matches()) {
        stanza = start.group(1);
      } else if (key.matches()) {
        rows.add(new Row(conf, Objects.requireNonNull(stanza, line), wildcard(key.group(1))));
      }
    }
    return new ConfKeys(rows);
  }

  /**
   * The keys of modular inputs: those that a README/inputs.conf.spec declares, and Splunk's own.
   */
  static ConfKeys ofModularInputs(String spec) {
    List<Row> rows = new ArrayList<>();
    for (Row row : ofSpec(INPUTS, spec).rows) {
      String scheme = row.stanza().replace("://<name>", "");
      List<Row> keys = new ArrayList<>(List.of(row));
      ofSplunk().rows.stream().filter(any -> any.stanza().equals(MODULAR_INPUT)).forEach(keys::add);
      for (Row key : keys) {
        rows.add(new Row(INPUTS, scheme, key.key()));
        rows.add(new Row(INPUTS, scheme + "://*", key.key()));
      }
    }
    return new ConfKeys(rows);
  }

  /** The keys of a file that nobody knows, one line each. */
  List<String> unknown(String conf, ConfFile file) {
    List<String> unknown = new ArrayList<>();
    for (Map.Entry<String, Map<String, String>> stanza : file.stanzas().entrySet()) {
      for (String key : stanza.getValue().keySet()) {
        if (!knows(conf, stanza.getKey(), key)) {
          unknown.add(file.name() + ": [" + stanza.getKey() + "] " + key);
        }
      }
    }
    return unknown;
  }

  private boolean knows(String conf, String stanza, String key) {
    boolean listedOnly = LISTED_ONLY.matcher(key).matches();
    return rows.stream()
        .filter(row -> row.conf().equals(conf))
        .filter(
            row ->
                row.stanza().startsWith("@")
                    ? row.stanza().equals(ENTERPRISE_SECURITY)
                    : !listedOnly && wildcard(row.stanza()).matcher(stanza).matches())
        .anyMatch(row -> row.key().matcher(key).matches());
  }

  private static Pattern wildcard(String pattern) {
    return Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
  }

  /** The lines of a test table, less its comments. */
  static List<String> resource(String name) {
    try (var in = ConfKeys.class.getResourceAsStream("/app/" + name);
        var reader =
            new BufferedReader(new InputStreamReader(Objects.requireNonNull(in, name), UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
