package io.vpsbeacon.splunk.input;

import com.splunk.modularinput.Argument;
import com.splunk.modularinput.Argument.DataType;
import java.util.Locale;

/** The arguments of a feed. Their names, in small letters, stand in inputs.conf. */
enum FeedArgument {
  URL("Where the feed is: an https address. One of url and file is needed."),
  FILE("An absolute path to take the feed from, where there is no way to the network."),
  FORMAT("How it is written: cidr_list, csv, aws, gcp, azure, oracle or geofeed."),
  PROVIDER("The provider of its ranges. Not needed with aws, gcp, azure, oracle and csv."),
  CLASS("What the provider sells: vps, hyperscaler, cdn or vpn. Not needed with the same formats."),
  ASN(
      "The number of its autonomous system, 1 to 4294967295, where that is known.",
      DataType.NUMBER),
  TIMEOUT("Seconds that a whole fetch may take, 1 to 3600; 60 by default.", DataType.NUMBER),
  MAX_BYTES(
      "The largest feed that is taken, 1000 to 1000000000 bytes; 64000000 by default.",
      DataType.NUMBER),
  MAX_RANGES("The most ranges that are taken, 1 to 1000000; 1000000 by default.", DataType.NUMBER),
  FORCE(
      "Whether to take a feed that has shrunk or grown absurdly: for one refresh. False by default.",
      DataType.BOOLEAN);

  private final String description;
  private final DataType type;

  FeedArgument(String description) {
    this(description, DataType.STRING);
  }

  FeedArgument(String description, DataType type) {
    this.description = description;
    this.type = type;
  }

  /**
   * As splunkd is told. It is given no rule to judge the value by: rules fail where an optional
   * argument is absent, and the program's own sentences say more.
   */
  Argument toSplunk() {
    Argument argument = new Argument(toString());
    argument.setDescription(description);
    argument.setDataType(type);
    argument.setRequiredOnCreate(this == FORMAT);
    argument.setRequiredOnEdit(false);
    return argument;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
