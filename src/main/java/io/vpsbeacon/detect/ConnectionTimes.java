package io.vpsbeacon.detect;

import java.util.Arrays;

/**
 * The times of each group's connections with their origins, which are process and destination port:
 * a few bytes a connection, since a connection is written as the difference to the one before it.
 *
 * <p>A group keeps up to {@link #MOST} connections. Of one that has more is kept what {@link
 * Thinning} leaves. So what is kept depends on the set of connections, not on their order.
 */
final class ConnectionTimes implements ConnectionSink {
  /** Most connections that are kept of a group. */
  static final int MOST = 8192;

  /**
   * Most origins in a second of a thinned group: with more it is a crowd. So few that 512 seconds
   * stay of a group whatever comes, in which a beat of a minute is still one; so many that few
   * groups have any crowd.
   */
  private static final int MOST_ORIGINS = MOST / 512;

  /** Times before the year -2490 or after 6429 are those of broken clocks: they are not kept. */
  private static final long LATEST = 1L << 47;

  // A group's state: where its bytes begin, where the next one goes and where its block ends, how
  // many connections it has and what it is like, and the connection that was written last.
  private static final int HEAD = 0;
  private static final int AT = 1;
  private static final int END = 2;
  private static final int FLAGS = 3;
  private static final int LAST_LOW = 4;
  private static final int LAST_HIGH = 5;
  private static final int PROCESS = 6;
  private static final int PORT = 7;
  private static final int STATE = 8;

  private static final int COUNT = 0xFFFF;
  private static final int ONE_LEVEL = 1 << 16;
  private static final int LEVEL = 0xF * ONE_LEVEL;
  private static final int THINNED = 1 << 20;

  /** Numbers of so many bits take four bytes at most. */
  private static final int SHORT_BITS = 28;

  /** So many are given at a time. */
  private static final int RUN = 256;

  private final int most;
  private final int mostOrigins;
  private final BytePool pool = new BytePool();
  private int[] states = new int[64 * STATE];
  private final int[] places = new int[Prefetch.TOGETHER];

  ConnectionTimes() {
    this(MOST, MOST_ORIGINS);
  }

  /**
   * Makes an empty store.
   *
   * @param most connections that a group keeps, {@link #MOST} at most
   * @param mostOrigins in a second that are no crowd, where it is thinned; not above the former
   */
  ConnectionTimes(int most, int mostOrigins) {
    this.most = most;
    this.mostOrigins = mostOrigins;
  }

  @Override
  public void add(int group, long millis, int process, int port) {
    if (millis < -LATEST || millis >= LATEST) {
      return;
    }
    int state = state(group);
    boolean thinned = isThinned(state);
    if (thinned && isRefused(state, millis, process, port)) {
      return;
    }
    append(state, millis, process, port);
    // Thinning less often than it could be takes memory for time; what is kept is thinned anyway.
    if (count(state) >= 2 * most) {
      thin(state, thinned ? from(state) : Thinning.ALL);
    }
  }

  /** Looks at all that adding to these groups will look at, so that they wait for it together. */
  void fetch(int[] groups, int size) {
    int sum = 0;
    for (int i = 0; i < size; i++) {
      int state = groups[i] * STATE;
      places[i] = state < states.length ? states[state + AT] : 0;
    }
    for (int i = 0; i < size; i++) {
      sum += pool.at(places[i]);
    }
    Prefetch.sum += sum;
  }

  /** Where the state of a group begins, which is all zero where it has nothing. */
  private int state(int group) {
    int state = group * STATE;
    if (state >= states.length) {
      growFor(group);
    }
    return state;
  }

  private void growFor(int group) {
    states = Arrays.copyOf(states, STATE * Growth.next(Math.max(group, states.length / STATE)));
  }

  /** Whether thinning would leave it out at once, as far as can be seen without a look at all. */
  private boolean isRefused(int state, long millis, int process, int port) {
    long second = Thinning.second(millis);
    long last = last(state);
    boolean follows =
        process == states[state + PROCESS]
            && port == states[state + PORT]
            && second == Thinning.second(last)
            && Thinning.lot(millis) >= Thinning.lot(last);
    return second < from(state) || (follows && count(state) > 0);
  }

  /** Writes a connection. Hot: what is done for each is in this method, what is rare in others. */
  private void append(int state, long millis, int process, int port) {
    int[] states = this.states;
    boolean changes = ((process ^ states[state + PROCESS]) | (port ^ states[state + PORT])) != 0;
    long code = KeptConnections.code(millis - last(state), changes);
    int at = states[state + AT];
    if (code >>> SHORT_BITS == 0 && states[state + END] - at >= Integer.BYTES) {
      // Without a branch, since nobody can foretell how many bytes it takes.
      int number = (int) code;
      int highest = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(number | 1);
      int others = (highest * 37) >> 8; // a seventh
      int bytes =
          (number & 0x7F)
              | (number & 0x3F80) << 1
              | (number & 0x1FC000) << 2
              | (number & 0xFE00000) << 3
              | (0x808080 & ~(-1 << (others << 3)));
      pool.setInt(at, bytes);
      states[state + AT] = at + 1 + others;
    } else {
      put(state, code);
    }
    if (changes) {
      putOrigin(state, process, port);
    }
    states[state + LAST_LOW] = (int) millis;
    states[state + LAST_HIGH] = (int) (millis >> 32);
    states[state + FLAGS]++;
  }

  private long last(int state) {
    return ((long) states[state + LAST_HIGH] << 32) | (states[state + LAST_LOW] & 0xFFFFFFFFL);
  }

  /** Starts a chain of blocks. */
  private void begin(int state, int level) {
    int block = pool.allocate(level);
    states[state + HEAD] = block;
    states[state + AT] = block;
    states[state + END] = block + BytePool.room(level);
    states[state + FLAGS] = (states[state + FLAGS] & ~LEVEL) | level * ONE_LEVEL;
  }

  private void putOrigin(int state, int process, int port) {
    put(state, process);
    put(state, port);
    states[state + PROCESS] = process;
    states[state + PORT] = port;
  }

  /** Writes a number, seven bits a byte, the low ones first. */
  private void put(int state, long number) {
    if (states[state + HEAD] == BytePool.NONE) {
      begin(state, 0);
    }
    long rest = number;
    int at = states[state + AT];
    int end = states[state + END];
    byte[] page = pool.page(at);
    while (true) {
      if (at == end) {
        at = extend(state);
        end = states[state + END];
        page = pool.page(at);
      }
      if (rest >>> 7 == 0) {
        page[BytePool.offset(at++)] = (byte) rest;
        states[state + AT] = at;
        return;
      }
      page[BytePool.offset(at++)] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
  }

  private int extend(int state) {
    int level = (states[state + FLAGS] & LEVEL) / ONE_LEVEL;
    int block = states[state + END] - BytePool.room(level);
    int higher = BytePool.above(level);
    int following = pool.allocate(higher);
    pool.link(block, level, following);
    states[state + FLAGS] += (higher - level) * ONE_LEVEL;
    states[state + END] = following + BytePool.room(higher);
    return following;
  }

  /**
   * The connections kept of a group; none where nothing was added. May be asked by several threads.
   */
  KeptConnections kept(int group) {
    int state = group * STATE;
    if (state >= states.length) {
      return new KeptConnections(0);
    }
    boolean thinned = isThinned(state);
    return thinned || count(state) > most
        ? thinned(state, thinned ? from(state) : Thinning.ALL).kept()
        : stored(state);
  }

  /** Moves what a group has to another one, which may have connections of its own. */
  void move(int group, int to) {
    int state = state(group);
    int target = state(to);
    if (group == to || states[state + HEAD] == BytePool.NONE) {
      return;
    }
    if (states[target + HEAD] == BytePool.NONE) {
      System.arraycopy(states, state, states, target, STATE);
      Arrays.fill(states, state, state + STATE, 0);
      return;
    }
    KeptConnections all = stored(state);
    boolean thinned = isThinned(state);
    long from = thinned ? from(state) : Thinning.ALL;
    clear(group);
    give(all, to, this);
    if (thinned) {
      thinFrom(to, from);
    }
  }

  /** Forgets what a group has. */
  void clear(int group) {
    int state = state(group);
    release(state);
    Arrays.fill(states, state, state + STATE, 0);
  }

  /** Gives all that there is to another. */
  void copyTo(ConnectionSink other) {
    for (int state = 0; state < states.length; state += STATE) {
      int group = state / STATE;
      give(stored(state), group, other);
      if (isThinned(state)) {
        other.thinFrom(group, from(state));
      }
    }
  }

  /** Puts what a group has; processes and ports go as texts. */
  void put(int group, Interner processes, Interner ports, Packed out) {
    int state = state(group);
    out.putNumber(isThinned(state) ? 1 : 0);
    if (isThinned(state)) {
      out.putSigned(from(state));
    }
    stored(state).put(processes, ports, out);
  }

  /** Adds to a group what {@link #put} has put. */
  void add(int group, Interner processes, Interner ports, Packed in) {
    boolean thinned = in.takeNumber() == 1;
    long from = thinned ? in.takeSigned() : Thinning.ALL;
    give(KeptConnections.take(processes, ports, in), group, this);
    if (thinned) {
      thinFrom(group, from);
    }
  }

  private static void give(KeptConnections all, int group, ConnectionSink to) {
    for (int i = 0; i < all.size(); i++) {
      int origin = all.origin(i);
      to.add(group, all.millis(i), all.process(origin), all.port(origin));
    }
  }

  @Override
  public void thinFrom(int group, long from) {
    int state = state(group);
    thin(state, isThinned(state) ? Math.max(from, from(state)) : from);
  }

  private void thin(int state, long from) {
    Thinning.Rest rest = thinned(state, from);
    release(state);
    Arrays.fill(states, state, state + STATE, 0);
    states[state + FLAGS] = THINNED;
    begin(state, BytePool.TOP_LEVEL);
    pool.setLong(states[state + HEAD], rest.from());
    states[state + AT] += Long.BYTES;
    KeptConnections kept = rest.kept();
    for (int i = 0; i < kept.size(); i++) {
      int origin = kept.origin(i);
      append(state, kept.millis(i), kept.process(origin), kept.port(origin));
    }
  }

  private boolean isThinned(int state) {
    return (states[state + FLAGS] & THINNED) != 0;
  }

  /** The first second of which a thinned group takes anything. */
  private long from(int state) {
    return pool.getLong(states[state + HEAD]);
  }

  private void release(int state) {
    pool.releaseChain(states[state + HEAD], firstLevel(state));
  }

  /** A thinned group begins with the second from which it takes anything. */
  private int firstLevel(int state) {
    return isThinned(state) ? BytePool.TOP_LEVEL : 0;
  }

  /** All that is stored of a group, thinned or not. */
  private KeptConnections stored(int state) {
    KeptConnections stored = new KeptConnections(count(state));
    each(state, stored);
    return stored;
  }

  private Thinning.Rest thinned(int state, long from) {
    Thinning thinning = new Thinning(count(state), from);
    each(state, thinning);
    return thinning.rest(most, mostOrigins);
  }

  private int count(int state) {
    return states[state + FLAGS] & COUNT;
  }

  /** Gives all that is stored of a group, many of one origin at a time. */
  private void each(int state, Connected to) {
    int count = count(state);
    byte[] bytes = pool.chain(states[state + HEAD], firstLevel(state), states[state + AT]);
    Packed in = new Packed();
    int at = isThinned(state) ? Long.BYTES : 0;
    long[] run = new long[Math.min(count, RUN)];
    int size = 0;
    long time = 0;
    int process = 0;
    int port = 0;
    for (int i = 0; i < count; i++) {
      // As Packed takes a number, which is done millions of times here.
      long code = bytes[at++];
      if (code < 0) {
        byte next = bytes[at++];
        code = (code & 0x7F) | (next & 0x7F) << 7;
        for (int shift = 14; next < 0; shift += 7) {
          next = bytes[at++];
          code |= (long) (next & 0x7F) << shift;
        }
      }
      time += KeptConnections.change(code);
      if (size == RUN || (size > 0 && (code & 1) != 0)) {
        to.add(process, port, run, size);
        size = 0;
      }
      if ((code & 1) != 0) {
        in.wrap(bytes, at, bytes.length - at);
        process = (int) in.takeNumber();
        port = (int) in.takeNumber();
        at = in.at();
      }
      run[size++] = time;
    }
    if (size > 0) {
      to.add(process, port, run, size);
    }
  }

  /** Whether nothing was added. */
  boolean isEmpty() {
    return pool.bytes() == 0;
  }

  /** Bytes of memory that the times take. */
  long bytes() {
    return pool.bytes() + (long) states.length * Integer.BYTES;
  }

  /**
   * Foresees the memory for more connections.
   *
   * @param groups how many groups there will be
   * @param more how many more groups and connections at most
   * @param moreBytes of the connections
   */
  void foresee(long groups, int more, long moreBytes, Forecast forecast) {
    forecast.growing(Integer.BYTES * STATE, states.length / STATE, isEmpty() ? 0 : groups);
    // Blocks are half full on average, and the first of a group is small.
    forecast.addressed(pool.bytesWith(2 * moreBytes + (long) more * BytePool.SMALLEST));
  }
}
