package io.vpsbeacon.events;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.events.FieldNames.Node;
import io.vpsbeacon.events.FieldNames.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Collects the wanted fields of the record under way, and records to batches. A record comes into a
 * batch as a whole, when it is committed; one that turns out broken leaves no trace.
 */
final class Rows {
  private static final int BATCH_ROWS = 8192;
  private static final int BATCH_BYTES = 4 << 20;

  /** The whole event, in Splunk's exports. */
  private static final String RAW = "_raw";

  private static final int SETTLED = -1;
  private static final int LOOKED_AT = 100;
  private static final int MOST_NAMES = 200;
  private static final int NOTHING = Integer.MAX_VALUE;

  /** Added to the rank of a time that cannot be read, so that any that can be wins. */
  private static final int UNREADABLE = 1 << 20;

  private final BatchSink sink;
  private final List<String> wanted;
  private final List<String> slots;
  private final Node plain;
  private final Node splunk;
  private final boolean[] isTime;
  private final int user;
  private final int raw;

  /** The slots that Splunk fills whatever the event is. */
  private final boolean[] givenByAny;

  private final int[] ranks;
  private final String[] values;
  private final List<List<String>> multivalues;
  private ColumnBatch.Builder batch;
  private long multivalueSize;
  private final AtomicLong count = new AtomicLong();
  private final Set<String> seen = new LinkedHashSet<>();

  /**
   * @param wantedFields the fields to collect
   * @param times those of them that hold times
   * @param sink takes the batches
   */
  Rows(Collection<String> wantedFields, Collection<String> times, BatchSink sink) {
    this.sink = sink;
    Set<String> distinct = new LinkedHashSet<>(wantedFields);
    wanted = List.copyOf(distinct);
    if (distinct.contains(FieldNames.USER)) {
      distinct.add(FieldNames.USER_NAME);
      distinct.add(FieldNames.USER_DOMAIN);
    }
    distinct.add(RAW);
    slots = List.copyOf(distinct);
    plain = FieldNames.tree(slots, false);
    splunk = FieldNames.tree(slots, true);
    isTime = new boolean[slots.size()];
    times.stream()
        .map(slots::indexOf)
        .filter(slot -> slot >= 0)
        .forEach(slot -> isTime[slot] = true);
    user = slots.indexOf(FieldNames.USER);
    raw = slots.indexOf(RAW);
    givenByAny = new boolean[slots.size()];
    List.of(FieldNames.TIME, FieldNames.HOST, RAW).stream()
        .map(slots::indexOf)
        .filter(slot -> slot >= 0)
        .forEach(slot -> givenByAny[slot] = true);
    ranks = new int[slots.size()];
    values = new String[slots.size()];
    multivalues = new ArrayList<>(slots.size());
    slots.forEach(slot -> multivalues.add(null));
    batch = new ColumnBatch.Builder(wanted);
    clear();
  }

  /** The wanted names; of an export by Splunk or of another. */
  Node names(boolean bySplunk) {
    return bySplunk ? splunk : plain;
  }

  /** Rows committed so far; any thread may ask. */
  long count() {
    return count.get();
  }

  /** Notes a name that the file has; of the first records, and not without end. */
  void saw(String name) {
    if (count.get() < LOOKED_AT && seen.size() < MOST_NAMES) {
      seen.add(name);
    }
  }

  /** Names that the file has, in the order of first sight. */
  List<String> seen() {
    return List.copyOf(seen);
  }

  /** Whether the record under way has none of the wanted fields. */
  boolean isEmpty() {
    for (int rank : ranks) {
      if (rank != NOTHING) {
        return false;
      }
    }
    return true;
  }

  /** The whole event, where the record under way has no other field of it; else null. */
  String onlyRaw() {
    if (ranks[raw] == NOTHING) {
      return null;
    }
    for (int slot = 0; slot < ranks.length; slot++) {
      if (ranks[slot] != NOTHING && !givenByAny[slot]) {
        return null;
      }
    }
    return values[raw];
  }

  /** What the record under way has is better than what comes now. */
  void settle() {
    for (int slot = 0; slot < ranks.length; slot++) {
      if (ranks[slot] < UNREADABLE) {
        ranks[slot] = SETTLED;
      }
    }
  }

  /** Forgets the record under way. */
  void clear() {
    Arrays.fill(ranks, NOTHING);
  }

  /** A value of the record under way; several of one name make a multivalue. */
  void put(Target[] targets, String value) {
    if (value == null || value.isEmpty()) {
      return;
    }
    for (Target target : targets) {
      if (isTime[target.slot()]) {
        putTime(target, value);
      } else if (target.rank() < ranks[target.slot()]) {
        ranks[target.slot()] = target.rank();
        values[target.slot()] = value;
        multivalues.set(target.slot(), null);
      } else if (target.rank() == ranks[target.slot()]) {
        List<String> several = multivalues.get(target.slot());
        if (several == null) {
          several = new ArrayList<>(List.of(values[target.slot()]));
          multivalues.set(target.slot(), several);
        }
        several.add(value);
      }
    }
  }

  /** Ends the record under way. */
  void commit() throws IOException {
    joinUser();
    for (int i = 0; i < wanted.size(); i++) {
      if (ranks[i] != NOTHING) {
        List<String> several = multivalues.get(i);
        if (several == null) {
          batch.set(i, values[i]);
        } else {
          batch.set(i, several);
          several.forEach(value -> multivalueSize += value.length());
        }
      }
    }
    batch.endRow();
    count.incrementAndGet();
    clear();
    if (batch.rows() >= BATCH_ROWS || batch.size() + multivalueSize >= BATCH_BYTES) {
      flush();
    }
  }

  /** Hands over the rows that wait in the batch. */
  void flush() throws IOException {
    if (batch.rows() > 0) {
      ColumnBatch full = batch.build();
      batch = new ColumnBatch.Builder(wanted);
      multivalueSize = 0;
      sink.accept(full);
    }
  }

  private void putTime(Target target, String value) {
    int slot = target.slot();
    if (target.rank() < ranks[slot]) {
      String canonical = Times.canonical(value);
      int real = canonical == null ? target.rank() + UNREADABLE : target.rank();
      if (real < ranks[slot]) {
        ranks[slot] = real;
        values[slot] = canonical == null ? value : canonical;
      }
    }
  }

  /** The Elastic Common Schema cuts the user's name in two. */
  private void joinUser() {
    if (user < 0 || ranks[user] != NOTHING) {
      return;
    }
    int name = slots.indexOf(FieldNames.USER_NAME);
    int domain = slots.indexOf(FieldNames.USER_DOMAIN);
    if (ranks[name] != NOTHING) {
      ranks[user] = 0;
      values[user] = ranks[domain] == NOTHING ? values[name] : values[domain] + "\\" + values[name];
      multivalues.set(user, null);
    }
  }
}
