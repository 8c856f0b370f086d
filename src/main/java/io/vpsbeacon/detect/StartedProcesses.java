package io.vpsbeacon.detect;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The command lines of processes, read from runs beside the groups that await them. */
final class StartedProcesses {
  private final Merge processes;
  private boolean more;

  /** The processes of one order: rarely more than one. */
  private final Map<ByteBuffer, Packed> sameOrder = new HashMap<>();

  private long order;
  private boolean begun;

  /** All of them, in their order. */
  StartedProcesses(Merge processes) {
    this.processes = processes;
    more = processes.next();
  }

  /**
   * The command line of the process that an open group's key begins with; the missing value where
   * the process did not start. Orders never go back.
   */
  int commandLine(long groupOrder, Packed groupKey, Interner values) {
    long wanted = groupOrder >>> Integer.SIZE << Integer.SIZE;
    if (!begun || wanted != order) {
      goTo(wanted);
    }
    int start = groupKey.at();
    groupKey.skipText();
    groupKey.skipText();
    if (sameOrder.isEmpty()) {
      return Interner.MISSING;
    }
    Packed commandLine =
        sameOrder.get(ByteBuffer.wrap(groupKey.bytes(), start, groupKey.at() - start));
    if (commandLine == null) {
      return Interner.MISSING;
    }
    commandLine.rewind();
    return commandLine.takeText(values);
  }

  private void goTo(long wanted) {
    order = wanted;
    begun = true;
    sameOrder.clear();
    while (more && Long.compareUnsigned(processes.order(), wanted) < 0) {
      more = processes.next();
    }
    while (more && processes.order() == wanted) {
      sameOrder.merge(
          ByteBuffer.wrap(copy(processes.key())),
          wrap(copy(processes.kept())),
          StartedProcesses::smaller);
      more = processes.next();
    }
  }

  /** Which text is the smaller: that of the process, as everywhere. */
  private static Packed smaller(Packed left, Packed right) {
    left.rewind();
    right.rewind();
    left.takeNumber();
    right.takeNumber();
    return left.compareTo(right) <= 0 ? left : right;
  }

  private static byte[] copy(Packed packed) {
    return Arrays.copyOfRange(packed.bytes(), packed.at(), packed.at() + packed.length());
  }

  private static Packed wrap(byte[] bytes) {
    Packed packed = new Packed();
    packed.wrap(bytes, 0, bytes.length);
    return packed;
  }
}
