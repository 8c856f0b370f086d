package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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

  private final String columnName;
  private final boolean original;

  ResultColumn(String columnName, boolean original) {
    this.columnName = columnName;
    this.original = original;
  }

  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (ResultColumn column : values()) {
      names.add(column.columnName);
    }
    return names;
  }

  /** The columns of a search: the original's alone where it asked for just these. */
  static List<ResultColumn> of(boolean reference) {
    List<ResultColumn> columns = new ArrayList<>();
    for (ResultColumn column : values()) {
      if (!reference || column.original) {
        columns.add(column);
      }
    }
    return columns;
  }

  String columnName() {
    return columnName;
  }

  List<String> of(Finding finding) {
    return switch (this) {
      case CONNECTION_COUNT -> List.of(Long.toString(finding.connections()));
      case CONNECTIONS_PER_MINUTE -> List.of(finding.perMinute());
      case UNIQUE_DEST_PORTS -> List.of(Integer.toString(finding.ports().size()));
      case DEST_PORTS -> finding.ports();
      case BEACON_RISK -> List.of(finding.tier().label());
      case RISK_SCORE -> List.of(Integer.toString(finding.tier().score()));
      case FIRST_SEEN -> List.of(EpochTime.text(finding.first()));
      case LAST_SEEN -> List.of(EpochTime.text(finding.last()));
      case BEACON_SCORE -> ofRhythm(finding, Rhythm::score);
      case BEACON_PERIOD -> ofRhythm(finding, Rhythm::period);
      case BEACON_JITTER -> ofRhythm(finding, Rhythm::jitter);
      case BEACON_COVERAGE -> ofRhythm(finding, Rhythm::coverage);
      case PREVALENCE ->
          finding.prevalence() == 0 ? List.of() : List.of(Long.toString(finding.prevalence()));
      case PROVIDER -> ofRange(finding, Range::provider);
      case PROVIDER_CLASS -> ofRange(finding, range -> range.providerClass().toString());
      case ASN ->
          finding
              .range()
              .filter(range -> range.asn() > 0)
              .map(range -> List.of(Long.toString(range.asn())))
              .orElse(List.of());
      case TIMELINE -> Timeline.values(finding.times().timeline());
      case EVIDENCE -> List.of(finding.evidence());
    };
  }

  private static List<String> ofRange(Finding finding, Function<Range, String> column) {
    return finding.range().map(column).map(List::of).orElse(List.of());
  }

  private static List<String> ofRhythm(Finding finding, Function<Rhythm, String> column) {
    return finding.rhythm().map(column).map(List::of).orElse(List.of());
  }
}
