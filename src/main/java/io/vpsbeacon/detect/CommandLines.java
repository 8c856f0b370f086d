package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.Field;
import java.util.Arrays;

/**
 * The command line that each process was started with, by host and ProcessGuid. Sysmon writes it
 * only in event 1, so a connection refers to its process and is settled at the end, in whatever
 * order the events come.
 */
final class CommandLines {
  /** No process. */
  static final int NONE = 0;

  private final Slot hosts;
  private final Slot guids;
  private final Slot commandLines;

  /** A host's number and a ProcessGuid's, as one. */
  private final LongNumbers processes = new LongNumbers();

  private int[] commandLineOf = new int[64];

  CommandLines(Slots slots) {
    hosts = slots.of(Field.HOST);
    guids = slots.of(Field.PROCESS_GUID);
    commandLines = slots.of(Field.COMMAND_LINE);
  }

  /** Whether a row lacks its command line and names the process that may still tell it. */
  boolean isOpen(int row) {
    return commandLines.id(row) == Interner.MISSING && guids.id(row) != Interner.MISSING;
  }

  /** The number of the row's process, from 1. */
  int process(int row) {
    long key = ((long) hosts.firstId(row) << 32) | guids.firstId(row);
    int process = processes.number(key) + 1;
    if (process >= commandLineOf.length) {
      commandLineOf = Arrays.copyOf(commandLineOf, Growth.next(process));
    }
    return process;
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
    int known = commandLineOf[process];
    if (known == Interner.MISSING || commandLines.values().compare(commandLine, known) < 0) {
      commandLineOf[process] = commandLine;
    }
  }

  /** The command line of a process, or the missing value. */
  int of(int process) {
    return commandLineOf[process];
  }

  /** Number of processes: they are counted from 1. */
  int size() {
    return processes.size();
  }

  /** Puts what names a process. */
  void putProcess(int process, Packed out) {
    long key = processes.value(process - 1);
    out.putText(hosts.values(), (int) (key >>> 32));
    out.putText(guids.values(), (int) key);
  }

  /** A number that is the same for the same process in every run. */
  int hash(int process) {
    long key = processes.value(process - 1);
    return hosts.values().hash((int) (key >>> 32)) * 31 + guids.values().hash((int) key);
  }

  /** The field that the command lines are values of. */
  Interner values() {
    return commandLines.values();
  }

  /** Forgets all processes. */
  void clear() {
    processes.clear();
    commandLineOf = new int[64];
  }

  void foresee(int rows, Forecast forecast) {
    processes.foresee(rows, forecast);
    forecast.growing(Integer.BYTES, commandLineOf.length, processes.size() + rows + 1L);
  }
}
