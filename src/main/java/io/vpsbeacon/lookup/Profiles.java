package io.vpsbeacon.lookup;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shipped profiles. They are code, so that a search's first answer waits for no file; {@code
 * vpsbeacon_profiles_default.csv} shows the same to users.
 */
public final class Profiles {
  private static final Profile SYSMON =
      new Profile(
          "sysmon",
          Map.ofEntries(
              Map.entry(Field.TIME, List.of("_time")),
              Map.entry(Field.HOST, List.of("host")),
              Map.entry(Field.USER, List.of("User")),
              Map.entry(Field.IMAGE, List.of("Image")),
              Map.entry(Field.COMMAND_LINE, List.of("CommandLine")),
              Map.entry(Field.SOURCE_IP, List.of("SourceIp")),
              Map.entry(Field.DESTINATION_IP, List.of("DestinationIp")),
              Map.entry(Field.DESTINATION_PORT, List.of("DestinationPort")),
              Map.entry(Field.PROCESS_GUID, List.of("ProcessGuid")),
              Map.entry(Field.EVENT_CODE, List.of("EventCode", "EventID")),
              Map.entry(Field.INITIATED, List.of("Initiated"))));

  /** {@code app} is the program with endpoint sources, the protocol with firewalls. */
  private static final Profile CIM =
      new Profile(
          "cim",
          Map.of(
              Field.TIME, List.of("_time"),
              Field.HOST, List.of("src"),
              Field.USER, List.of("user"),
              Field.IMAGE, List.of("process_path", "app"),
              Field.COMMAND_LINE, List.of("process"),
              Field.SOURCE_IP, List.of("src_ip", "src"),
              Field.DESTINATION_IP, List.of("dest_ip", "dest"),
              Field.DESTINATION_PORT, List.of("dest_port"),
              Field.PROCESS_GUID, List.of("process_guid")));

  /** Zeek's names, those names where a pipeline allows no dots, and the add-on's for Splunk. */
  private static final Profile ZEEK =
      new Profile(
          "zeek",
          Map.of(
              Field.TIME, List.of("_time", "ts"),
              Field.HOST, List.of("id.orig_h", "id_orig_h", "src"),
              Field.SOURCE_IP, List.of("id.orig_h", "id_orig_h", "src"),
              Field.DESTINATION_IP, List.of("id.resp_h", "id_resp_h", "dest"),
              Field.DESTINATION_PORT, List.of("id.resp_p", "id_resp_p", "dest_port")));

  private static final List<Profile> SHIPPED = List.of(SYSMON, CIM, ZEEK);

  private Profiles() {}

  /** The shipped profile of this name. */
  public static Optional<Profile> shipped(String name) {
    for (Profile profile : SHIPPED) {
      if (profile.name().equals(name)) {
        return Optional.of(profile);
      }
    }
    return Optional.empty();
  }

  /** All shipped profiles. */
  public static List<Profile> shipped() {
    return SHIPPED;
  }
}
