package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Keys of groups as they stand in a run: texts in place of numbers, and an order that is the same
 * in every run. It goes by the texts' hashes, which is quick; the texts themselves decide where
 * those are equal.
 *
 * <ul>
 *   <li>An open group, whose command line is awaited, has its process before its key, so that it is
 *       met together with that process.
 *   <li>A settled group's key begins with its destination and then its host, so that all groups of
 *       a destination are met together.
 * </ul>
 */
final class SpilledKeys {
  private static final int HALF = 16;
  private static final long LOW = 0xFFFFFFFFL;

  private final Held held;

  /** The keys' places among those asked for, in the order in which they are written. */
  private final int[] places;

  SpilledKeys(Held held, List<String> names) {
    this.held = held;
    List<String> inOrder = new ArrayList<>(names);
    moveToFront(Field.HOST, inOrder);
    moveToFront(Field.DESTINATION_IP, inOrder);
    places = inOrder.stream().mapToInt(names::indexOf).toArray();
  }

  private static void moveToFront(Field field, List<String> names) {
    if (names.remove(field.canonical())) {
      names.add(0, field.canonical());
    }
  }

  boolean isOpen(int group) {
    return held.groups().key(group, GroupKey.PROCESS) != CommandLines.NONE;
  }

  /** The groups that are wanted, in the order of a run. */
  int[] sorted(IntPredicate wanted) {
    GroupTable groups = held.groups();
    long[] sorted = new long[groups.size()];
    int size = 0;
    for (int group = 0; group < groups.size(); group++) {
      if (wanted.test(group)) {
        sorted[size++] = sortable(order(group) >>> Integer.SIZE, group);
      }
    }
    Arrays.sort(sorted, 0, size);
    forEachTie(sorted, 0, size, this::sortByLowHalf);
    return Arrays.stream(sorted, 0, size).mapToInt(entry -> (int) entry).toArray();
  }

  private void sortByLowHalf(long[] sorted, int from, int to) {
    for (int i = from; i < to; i++) {
      int group = (int) sorted[i];
      sorted[i] = sortable(order(group) & LOW, group);
    }
    Arrays.sort(sorted, from, to);
    forEachTie(sorted, from, to, this::sortByKey);
  }

  private void sortByKey(long[] sorted, int from, int to) {
    Packed left = new Packed();
    Packed right = new Packed();
    long[] ordered =
        Arrays.stream(sorted, from, to)
            .boxed()
            .sorted(
                (one, other) -> {
                  putKey(one.intValue(), left);
                  putKey(other.intValue(), right);
                  return left.compareTo(right);
                })
            .mapToLong(Long::longValue)
            .toArray();
    System.arraycopy(ordered, 0, sorted, from, ordered.length);
  }

  private interface RangeSort {
    void sort(long[] sorted, int from, int to);
  }

  private static void forEachTie(long[] sorted, int from, int to, RangeSort sort) {
    for (int begin = from; begin < to; ) {
      long half = sorted[begin] >>> Integer.SIZE;
      int end = begin + 1;
      while (end < to && sorted[end] >>> Integer.SIZE == half) {
        end++;
      }
      if (end - begin > 1) {
        sort.sort(sorted, begin, end);
      }
      begin = end;
    }
  }

  /** Half an order, unsigned, and a group behind it: sorts as the order does. */
  private static long sortable(long half, int group) {
    return ((half << Integer.SIZE) ^ Long.MIN_VALUE) | group;
  }

  /** Where the group stands in a run: compared unsigned. */
  long order(int group) {
    GroupTable groups = held.groups();
    int process = groups.key(group, GroupKey.PROCESS);
    int rest = Long.hashCode(held.windows().start(groups.key(group, GroupKey.WINDOW)));
    for (int i = process == CommandLines.NONE ? 2 : 0; i < places.length; i++) {
      rest = rest * 31 + hash(group, i);
    }
    if (process != CommandLines.NONE) {
      return held.commandLines().order(process) | (rest & LOW);
    }
    int second = places.length > 1 ? hash(group, 1) : 0;
    int low = (second << HALF) | ((rest ^ (rest >>> HALF)) & 0xFFFF);
    return ((long) hash(group, 0) << Integer.SIZE) | (low & LOW);
  }

  private int hash(int group, int place) {
    int key = places[place];
    return held.keys().get(key).values().hash(held.groups().key(group, GroupKey.KEYS + key));
  }

  /** Packs a group's key. */
  void putKey(int group, Packed out) {
    out.clear();
    GroupTable groups = held.groups();
    if (isOpen(group)) {
      held.commandLines().putProcess(groups.key(group, GroupKey.PROCESS), out);
      out.putNumber(groups.key(group, GroupKey.OPEN));
    }
    for (int place : places) {
      out.putText(held.keys().get(place).values(), groups.key(group, GroupKey.KEYS + place));
    }
    out.putSigned(held.windows().start(groups.key(group, GroupKey.WINDOW)));
  }

  /** Takes a settled group's key, or what follows the process in an open one's. */
  void takeKey(Packed in, int[] key) {
    for (int place : places) {
      key[GroupKey.KEYS + place] = in.takeText(held.keys().get(place).values());
    }
    key[GroupKey.WINDOW] = held.windows().ofStart(in.takeSigned());
  }
}
