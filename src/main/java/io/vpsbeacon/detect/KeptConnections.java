package io.vpsbeacon.detect;

import java.util.Arrays;

/**
 * Connections of one group in no order: times, and of each the number of its origin: see {@link
 * Origins}.
 */
final class KeptConnections implements Connected {
  private final Origins origins = new Origins();
  private final long[] millis;
  private final int[] numbers;
  private int size;
  private final double grain;

  /** Makes an empty list with room for so many of a group, all that there are. */
  KeptConnections(int room) {
    this(room, 0);
  }

  /**
   * Makes an empty list with room for so many.
   *
   * @param grain seconds: within so much one of an origin is kept at most; 0 where all are
   */
  KeptConnections(int room, double grain) {
    this.grain = grain;
    millis = new long[room];
    numbers = new int[room];
  }

  /**
   * Makes a list of connections of one origin.
   *
   * @param millis when: the first so many, which are the list's from now on
   * @param grain as above
   */
  KeptConnections(int process, int port, long[] millis, int count, double grain) {
    this.grain = grain;
    this.millis = millis;
    numbers = new int[count];
    size = count;
    if (count > 0) {
      origins.number(process, port);
    }
  }

  /** Appends connections; the list must have room. */
  @Override
  public void add(int process, int port, long[] times, int count) {
    System.arraycopy(times, 0, millis, size, count);
    Arrays.fill(numbers, size, size + count, origins.number(process, port));
    size += count;
  }

  /** Appends a connection; the list must have room. */
  void add(long time, int process, int port) {
    millis[size] = time;
    numbers[size++] = origins.number(process, port);
  }

  int size() {
    return size;
  }

  /** Seconds: within so much one of an origin is kept at most; 0 where all are. */
  double grain() {
    return grain;
  }

  /** How many origins there are. */
  int origins() {
    return origins.size();
  }

  /** Milliseconds since the epoch. */
  long millis(int index) {
    return millis[index];
  }

  /** Number of the origin, below {@link #origins}. */
  int origin(int index) {
    return numbers[index];
  }

  /** Number of the process, or {@link Thinning#CROWD}. */
  int process(int origin) {
    return origins.process(origin);
  }

  int port(int origin) {
    return origins.port(origin);
  }

  /** Puts them; processes and ports go as texts. */
  void put(Interner processes, Interner ports, Packed out) {
    int crowd = crowd();
    out.putNumber(origins());
    out.putNumber(crowd);
    for (int origin = 0; origin < origins(); origin++) {
      if (origin != crowd) {
        out.putText(processes, process(origin));
        out.putText(ports, port(origin));
      }
    }
    out.putNumber(size);
    long time = 0;
    int origin = 0;
    for (int i = 0; i < size; i++) {
      boolean changes = numbers[i] != origin;
      out.putNumber(code(millis[i] - time, changes));
      if (changes) {
        origin = numbers[i];
        out.putNumber(origin);
      }
      time = millis[i];
    }
  }

  /** Number of the origin that is the crowd; where none is, the one behind the last. */
  private int crowd() {
    int crowd = 0;
    while (crowd < origins() && process(crowd) != Thinning.CROWD) {
      crowd++;
    }
    return crowd;
  }

  /** Takes what {@link #put} has put. */
  static KeptConnections take(Interner processes, Interner ports, Packed in) {
    int[] processOf = new int[(int) in.takeNumber()];
    int[] portOf = new int[processOf.length];
    int crowd = (int) in.takeNumber();
    for (int origin = 0; origin < processOf.length; origin++) {
      boolean isCrowd = origin == crowd;
      processOf[origin] = isCrowd ? Thinning.CROWD : in.takeText(processes);
      portOf[origin] = isCrowd ? Interner.MISSING : in.takeText(ports);
    }
    int count = (int) in.takeNumber();
    KeptConnections taken = new KeptConnections(count);
    long time = 0;
    int origin = 0;
    for (int i = 0; i < count; i++) {
      long code = in.takeNumber();
      time += change(code);
      if ((code & 1) != 0) {
        origin = (int) in.takeNumber();
      }
      taken.add(time, processOf[origin], portOf[origin]);
    }
    return taken;
  }

  /** A change of the time, near 0 for small ones of either sign, and whether the origin changes. */
  static long code(long change, boolean originChanges) {
    return ((change << 1) ^ (change >> 63)) << 1 | (originChanges ? 1 : 0);
  }

  /** The change of the time that a code tells. */
  static long change(long code) {
    return (code >>> 2) ^ -(code >>> 1 & 1);
  }
}
