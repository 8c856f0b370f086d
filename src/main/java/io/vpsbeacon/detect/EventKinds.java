package io.vpsbeacon.detect;

import java.util.Arrays;

/** What an event is, by its EventCode: Sysmon's 3 is a connection, 1 a process start. */
final class EventKinds {
  enum Kind {
    CONNECTION,
    PROCESS_START,
    OTHER
  }

  private final Slot codes;
  private Kind[] kindOfCode = new Kind[8];

  EventKinds(Slot codes) {
    this.codes = codes;
  }

  /** Forgets what is known of each code, whose numbers mean nothing any more. */
  void clear() {
    kindOfCode = new Kind[8];
  }

  /** The kind of a row of the batch at hand; a source without codes holds connections. */
  Kind of(int row) {
    int code = codes.firstId(row);
    if (code >= kindOfCode.length) {
      kindOfCode = Arrays.copyOf(kindOfCode, code * 2);
    }
    if (kindOfCode[code] == null) {
      kindOfCode[code] =
          switch (codes.values().text(code)) {
            case "", "3" -> Kind.CONNECTION;
            case "1" -> Kind.PROCESS_START;
            default -> Kind.OTHER;
          };
    }
    return kindOfCode[code];
  }
}
