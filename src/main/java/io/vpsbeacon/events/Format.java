package io.vpsbeacon.events;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The kinds of files that can be read. */
public enum Format {
  CSV("CSV with a header line"),
  JSON("JSON (a line per event, concatenated objects, or one array)"),
  WINDOWS_XML("Windows event XML"),
  ZEEK_TSV("Zeek log (tab-separated)"),
  ZEEK_JSON("Zeek log (JSON)");

  private final String description;

  Format(String description) {
    this.description = description;
  }

  /** What a message calls it. */
  public String description() {
    return description;
  }

  /** Whether the fields have Zeek's names. */
  public boolean isZeek() {
    return this == ZEEK_TSV || this == ZEEK_JSON;
  }

  /** All descriptions, for a message. */
  static String all() {
    return Arrays.stream(values()).map(Format::description).collect(Collectors.joining("; "));
  }
}
