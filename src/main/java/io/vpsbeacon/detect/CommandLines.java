package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.Field;
import java.util.function.IntConsumer;

/**
 * The command line that each process was started with, by host and ProcessGuid. Sysmon writes it
 * only in event 1, so a connection refers to its process and is settled at the end, in whatever
 * order the events come.
 *
 * <p>A process has the number of its ProcessGuid, which mostly names one host's process alone.
 * Where another host names it too, that one's process has a number below 0.
 */
final class CommandLines {
  /** No process. */
  static final int NONE = 0;

  private static final int[] NOTHING = {};

  private final Slot hosts;
  private final Slot guids;
  private final Slot commandLines;

  /** Per ProcessGuid the first host that named it, plus one. */
  private int[] firstHost = NOTHING;

  /** Hosts that named a ProcessGuid after another one had, each with it as one number. */
  private final LongNumbers others = new LongNumbers();

  /** Per ProcessGuid, and per number of the others. */
  private int[] commandLineOf = NOTHING;

  private int[] commandLineOfOther = NOTHING;

  private boolean empty = true;

  CommandLines(Slots slots) {
    hosts = slots.of(Field.HOST);
    guids = slots.of(Field.PROCESS_GUID);
    commandLines = slots.of(Field.COMMAND_LINE);
  }

  /** Looks at all that {@link #process} will look at for so many rows: see {@link Prefetch}. */
  void fetch(int rows) {
    int sum = 0;
    for (int row = 0; row < rows; row++) {
      int guid = guids.id(row);
      sum += guid >= 0 && guid < firstHost.length ? firstHost[guid] : 0;
    }
    Prefetch.sum += sum;
  }

  /** Whether a row lacks its command line and names the process that may still tell it. */
  boolean isOpen(int row) {
    return commandLines.id(row) == Interner.MISSING && guids.id(row) != Interner.MISSING;
  }

  /** The number of the row's process. */
  int process(int row) {
    empty = false;
    int guid = guids.firstId(row);
    int host = hosts.firstId(row) + 1;
    firstHost = Growth.covering(firstHost, guid);
    if (firstHost[guid] == 0) {
      firstHost[guid] = host;
    }
    return firstHost[guid] == host
        ? guid
        : -1 - others.number(((long) host << Integer.SIZE) | guid);
  }

  /**
   * Notes a process start. Should one process have two command lines, the smaller text stays, so
   * that the order of events makes no difference.
   */
  void started(int row) {
    int commandLine = commandLines.firstId(row);
    if (commandLine == Interner.MISSING || guids.id(row) == Interner.MISSING) {
      return;
    }
    int process = process(row);
    int known = of(process);
    if (known != Interner.MISSING && commandLines.values().compare(commandLine, known) >= 0) {
      return;
    }
    if (process > 0) {
      commandLineOf = Growth.covering(commandLineOf, process);
      commandLineOf[process] = commandLine;
    } else {
      commandLineOfOther = Growth.covering(commandLineOfOther, -1 - process);
      commandLineOfOther[-1 - process] = commandLine;
    }
  }

  /** The command line of a process, or the missing value. */
  int of(int process) {
    int[] known = process > 0 ? commandLineOf : commandLineOfOther;
    int at = process > 0 ? process : -1 - process;
    return at < known.length ? known[at] : Interner.MISSING;
  }

  /** Whether no process was named. */
  boolean isEmpty() {
    return empty;
  }

  /** All processes whose command line is known. */
  void forEach(IntConsumer action) {
    for (int process = -commandLineOfOther.length; process < commandLineOf.length; process++) {
      if (process != NONE && of(process) != Interner.MISSING) {
        action.accept(process);
      }
    }
  }

  /** Puts what names a process. */
  void putProcess(int process, Packed out) {
    out.putText(hosts.values(), host(process));
    out.putText(guids.values(), guid(process));
  }

  /** A number that is the same for the same process in every run of this one. */
  int hash(int process) {
    return hosts.values().hash(host(process)) * 31 + guids.values().hash(guid(process));
  }

  private int host(int process) {
    int host =
        process > 0 ? firstHost[process] : (int) (others.value(-1 - process) >>> Integer.SIZE);
    return host - 1;
  }

  private int guid(int process) {
    return process > 0 ? process : (int) others.value(-1 - process);
  }

  /** The field that the command lines are values of. */
  Interner values() {
    return commandLines.values();
  }

  /** Forgets all processes. */
  void clear() {
    firstHost = NOTHING;
    others.clear();
    commandLineOf = NOTHING;
    commandLineOfOther = NOTHING;
    empty = true;
  }

  void foresee(int rows, Forecast forecast) {
    forecast.growing(Integer.BYTES, firstHost.length, guids.values().size() + (long) rows);
    others.foresee(rows, forecast);
    forecast.growing(Integer.BYTES, commandLineOf.length, guids.values().size() + (long) rows);
    forecast.growing(Integer.BYTES, commandLineOfOther.length, others.size() + (long) rows);
  }
}
