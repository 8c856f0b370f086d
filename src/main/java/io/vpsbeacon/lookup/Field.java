package io.vpsbeacon.lookup;

import java.util.Optional;

/**
 * The fields that the engine knows, by their canonical names: those of Sysmon's event 3 as Splunk's
 * add-on extracts them. A {@link Profile} says which fields of a data source they come from.
 */
public enum Field {
  TIME("_time"),
  HOST("host"),
  USER("User"),
  IMAGE("Image"),
  COMMAND_LINE("CommandLine"),
  SOURCE_IP("SourceIp"),
  DESTINATION_IP("DestinationIp"),
  DESTINATION_PORT("DestinationPort"),
  PROCESS_GUID("ProcessGuid"),
  EVENT_CODE("EventCode"),
  INITIATED("Initiated");

  private final String canonical;

  Field(String canonical) {
    this.canonical = canonical;
  }

  /** The name of this field in results. */
  public String canonical() {
    return canonical;
  }

  /** The field of this canonical name; names are case-sensitive, as Splunk's are. */
  public static Optional<Field> byName(String name) {
    for (Field field : values()) {
      if (field.canonical.equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
