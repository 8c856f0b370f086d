package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.Range;
import java.util.ArrayList;
import java.util.List;

/** The columns of a result behind its keys, in their order. */
enum ResultColumn {
  CONNECTION_COUNT("ConnectionCount", true),
  CONNECTIONS_PER_MINUTE("ConnectionsPerMinute", true),
  UNIQUE_DEST_PORTS("UniqueDestPorts", true),
  DEST_PORTS("DestPorts", true),
  BEACON_RISK("BeaconRisk", true),
  RISK_SCORE("RiskScore", true),
  FIRST_SEEN("FirstSeen", false),
  LAST_SEEN("LastSeen", false),
  BEACON_SCORE("BeaconScore", false),
  BEACON_PERIOD("BeaconPeriod", false),
  BEACON_JITTER("BeaconJitter", false),
  BEACON_COVERAGE("BeaconCoverage", false),
  PREVALENCE("Prevalence", false),
  PROVIDER("Provider", false),
  PROVIDER_CLASS("ProviderClass", false),
  ASN("Asn", false),
  TIMELINE("Timeline", false),
  EVIDENCE("Evidence", false);

  private static final List<String> NAMES = names(of(false));

  private final String columnName;
  private final boolean original;

  ResultColumn(String columnName, boolean original) {
    this.columnName = columnName;
    this.original = original;
  }

  static List<String> names() {
    return NAMES;
  }

  private static List<String> names(List<ResultColumn> columns) {
    List<String> names = new ArrayList<>();
    // Not a lambda, whose first use costs every process of a search.
    for (ResultColumn column : columns) {
      names.add(column.columnName);
    }
    return List.copyOf(names);
  }

  /** The columns of a search: the original's alone where it asked for just these. */
  static List<ResultColumn> of(boolean reference) {
    List<ResultColumn> columns = new ArrayList<>();
    for (ResultColumn column : values()) {
      if (!reference || column.original) {
        columns.add(column);
      }
    }
    return List.copyOf(columns);
  }

  String columnName() {
    return columnName;
  }

  /** The values of a finding's cell: none where it is missing. */
  List<String> of(Finding finding) {
    return switch (this) {
      case DEST_PORTS -> finding.ports();
      case TIMELINE -> Timeline.values(finding.times().timeline());
      default -> one(text(finding));
    };
  }

  private static List<String> one(String text) {
    return text.isEmpty() ? List.of() : List.of(text);
  }

  /** Of a column of single values, empty where it is missing. */
  private String text(Finding finding) {
    return switch (this) {
      case CONNECTION_COUNT -> Long.toString(finding.connections());
      case CONNECTIONS_PER_MINUTE -> finding.perMinute();
      case UNIQUE_DEST_PORTS -> Integer.toString(finding.ports().size());
      case BEACON_RISK -> finding.tier().label();
      case RISK_SCORE -> Integer.toString(finding.tier().score());
      case FIRST_SEEN -> EpochTime.text(finding.first());
      case LAST_SEEN -> EpochTime.text(finding.last());
      case BEACON_SCORE -> finding.rhythm().map(Rhythm::score).orElse("");
      case BEACON_PERIOD -> finding.rhythm().map(Rhythm::period).orElse("");
      case BEACON_JITTER -> finding.rhythm().map(Rhythm::jitter).orElse("");
      case BEACON_COVERAGE -> finding.rhythm().map(Rhythm::coverage).orElse("");
      case PREVALENCE -> positive(finding.prevalence());
      case PROVIDER -> finding.range().map(Range::provider).orElse("");
      case PROVIDER_CLASS ->
          finding.range().map(range -> range.providerClass().toString()).orElse("");
      case ASN -> finding.range().map(range -> positive(range.asn())).orElse("");
      case EVIDENCE -> finding.evidence();
      case DEST_PORTS, TIMELINE -> throw new IllegalStateException("several values: " + this);
    };
  }

  private static String positive(long number) {
    return number > 0 ? Long.toString(number) : "";
  }
}
