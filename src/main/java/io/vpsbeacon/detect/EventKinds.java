package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.Field;
import java.util.Arrays;
import java.util.Locale;

/**
 * What an event is, by its EventCode: Sysmon's 3 is a connection, 1 a process start. A connection
 * that the other side opened, as Initiated tells, is none of the host's beacons.
 */
final class EventKinds {
  enum Kind {
    CONNECTION,
    INBOUND,
    PROCESS_START,
    OTHER
  }

  private final Slot codes;
  private final Slot initiated;
  private Kind[] kindOfCode = new Kind[8];
  private Kind[] kindOfInitiated = new Kind[8];

  EventKinds(Slots slots) {
    codes = slots.of(Field.EVENT_CODE);
    initiated = slots.of(Field.INITIATED);
  }

  /** Forgets what is known of each value, whose numbers mean nothing any more. */
  void clear() {
    kindOfCode = new Kind[8];
    kindOfInitiated = new Kind[8];
  }

  /** The kind of a row of the batch at hand; a source without codes holds connections. */
  Kind of(int row) {
    int code = codes.firstId(row);
    kindOfCode = reserve(kindOfCode, code);
    if (kindOfCode[code] == null) {
      kindOfCode[code] =
          switch (codes.values().text(code)) {
            case "", "3" -> Kind.CONNECTION;
            case "1" -> Kind.PROCESS_START;
            default -> Kind.OTHER;
          };
    }
    return kindOfCode[code] == Kind.CONNECTION ? ofConnection(row) : kindOfCode[code];
  }

  private Kind ofConnection(int row) {
    int value = initiated.firstId(row);
    kindOfInitiated = reserve(kindOfInitiated, value);
    if (kindOfInitiated[value] == null) {
      kindOfInitiated[value] =
          switch (initiated.values().text(value).toLowerCase(Locale.ROOT)) {
            case "false", "0" -> Kind.INBOUND;
            default -> Kind.CONNECTION;
          };
    }
    return kindOfInitiated[value];
  }

  private static Kind[] reserve(Kind[] kinds, int id) {
    return id < kinds.length ? kinds : Arrays.copyOf(kinds, id * 2);
  }
}
