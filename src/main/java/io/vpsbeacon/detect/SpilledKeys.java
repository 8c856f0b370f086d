package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.Field;
import java.util.ArrayList;
import java.util.List;

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
  private static final long BYTE = 0xFF;
  private static final int HALF = 16;

  private final Held held;

  /** The keys' places among those asked for, in the order in which they are written. */
  private final int[] places;

  SpilledKeys(Held held, List<String> names) {
    this.held = held;
    List<String> inOrder = new ArrayList<>(names);
    moveToFront(Field.HOST, inOrder);
    moveToFront(Field.DESTINATION_IP, inOrder);
    places = new int[inOrder.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = names.indexOf(inOrder.get(i));
    }
  }

  private static void moveToFront(Field field, List<String> names) {
    if (names.remove(field.canonical())) {
      names.add(0, field.canonical());
    }
  }

  boolean isOpen(int group) {
    return held.groups().key(group, GroupKey.PROCESS) != CommandLines.NONE;
  }

  /** Where the group stands in a run: compared unsigned. */
  long order(int group) {
    GroupTable groups = held.groups();
    int process = groups.key(group, GroupKey.PROCESS);
    boolean settled = process == CommandLines.NONE;
    int rest = Long.hashCode(held.windows().start(groups.key(group, GroupKey.WINDOW)));
    for (int i = settled ? 2 : 0; i < places.length; i++) {
      rest = rest * 31 + hash(group, i);
    }
    long high = settled ? hash(group, 0) : held.commandLines().hash(process);
    int second = settled && places.length > 1 ? hash(group, 1) : 0;
    long low = (second & BYTE) << Byte.SIZE | ((rest ^ rest >>> HALF) & BYTE);
    return high << Integer.SIZE | low << RunFile.SPARE_BITS;
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
