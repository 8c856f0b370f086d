package io.vpsbeacon.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Under which names a canonical field lies in the exports of different tools, best first. The tour
 * of the package shows the same as a table.
 */
final class FieldNames {
  static final String TIME = "_time";
  static final String HOST = "host";
  static final String USER = "User";
  static final String USER_NAME = "user.name";
  static final String USER_DOMAIN = "user.domain";

  /** What encloses the fields of the event itself: winlogbeat 7 and 6, evtx_dump. */
  private static final List<String> ENVELOPES =
      List.of("winlog.event_data.", "event_data.", "Event.EventData.", "EventData.");

  private static final List<String> EVENT_IDS =
      names(
          "EventCode EventID winlog.event_id event_id Event.System.EventID"
              + " Event.System.EventID.#text EventId event.code");

  private static final Map<String, List<String>> OTHER_NAMES =
      Map.ofEntries(
          Map.entry(
              TIME,
              names(
                  "UtcTime winlog.event_data.UtcTime event_data.UtcTime Event.EventData.UtcTime"
                      + " EventData.UtcTime SystemTime TimeCreated"
                      + " Event.System.TimeCreated.#attributes.SystemTime @timestamp ts"
                      + " timestamp")),
          Map.entry(
              HOST,
              names(
                  "winlog.computer_name computer_name Computer ComputerName Event.System.Computer"
                      + " host.name host.hostname")),
          Map.entry(USER, List.of()),
          Map.entry("Image", names("process.executable")),
          Map.entry("CommandLine", names("process.command_line")),
          Map.entry("ProcessGuid", names("process.entity_id")),
          Map.entry("SourceIp", names("source.ip")),
          Map.entry("SourcePort", names("source.port")),
          Map.entry("DestinationIp", names("destination.ip")),
          Map.entry("DestinationPort", names("destination.port")),
          Map.entry("EventCode", EVENT_IDS),
          Map.entry("EventID", EVENT_IDS));

  private FieldNames() {}

  /**
   * The names under which to look for a field, best first.
   *
   * @param splunk whether Splunk wrote the export: its host is the event's then, while in the flat
   *     JSON of other collectors host is the collector and Hostname the event's
   */
  static List<String> of(String field, boolean splunk) {
    Set<String> names = new LinkedHashSet<>();
    if (field.equals(HOST) && !splunk) {
      names.add("Hostname");
    }
    names.add(field);
    if (!field.equals(TIME)) {
      ENVELOPES.forEach(envelope -> names.add(envelope + field));
    }
    if (field.equals(HOST)) {
      names.add("Hostname");
    }
    names.addAll(OTHER_NAMES.getOrDefault(field, List.of()));
    return new ArrayList<>(names);
  }

  /** A tree of name parts, so that nested objects and dotted names are found alike. */
  static final class Node {
    private final Map<String, Node> children = new HashMap<>();
    private Target[] targets = {};

    /** The node of a name, dotted or not; null where nothing is wanted of it. */
    Node find(String name) {
      Node child = children.get(name);
      if (child != null || name.indexOf('.') < 0) {
        return child;
      }
      Node node = this;
      int start = 0;
      for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
        node = node.children.get(name.substring(start, dot));
        if (node == null) {
          return null;
        }
        start = dot + 1;
      }
      return node.children.get(name.substring(start));
    }

    /** Where values of exactly this name go. */
    Target[] targets() {
      return targets;
    }

    boolean hasChildren() {
      return !children.isEmpty();
    }

    private void add(String name, Target target) {
      Node node = this;
      for (String part : name.split("\\.", -1)) {
        node = node.children.computeIfAbsent(part, key -> new Node());
      }
      node.targets = Arrays.copyOf(node.targets, node.targets.length + 1);
      node.targets[node.targets.length - 1] = target;
    }
  }

  /**
   * A place for a value.
   *
   * @param slot the index of the wanted field
   * @param rank 0 = the best of the names it may have
   */
  record Target(int slot, int rank) {}

  /** The tree for the wanted fields, whose slots are their places in the list. */
  static Node tree(List<String> wanted, boolean splunk) {
    Node root = new Node();
    for (int slot = 0; slot < wanted.size(); slot++) {
      List<String> names = of(wanted.get(slot), splunk);
      for (int rank = 0; rank < names.size(); rank++) {
        root.add(names.get(rank), new Target(slot, rank));
      }
    }
    return root;
  }

  private static List<String> names(String separatedByBlanks) {
    return Arrays.stream(separatedByBlanks.split(" ")).collect(Collectors.toUnmodifiableList());
  }
}
