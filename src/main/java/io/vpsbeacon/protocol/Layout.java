package io.vpsbeacon.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a body's header says of its columns: which are looked at, and where their cells go. */
final class Layout {
  /** The slot of a column that is not looked at. */
  static final int SKIP = -1;

  /** Less {@code k}, the slot of the column with the multivalues of the target {@code k}. */
  static final int MULTIVALUES_OF = -2;

  /** Per column of the body: the target that its cells go to, or one of the above. */
  final int[] slots;

  /** The names of the targets. */
  final List<String> names = new ArrayList<>();

  /** The last column of the body whose cells matter even if empty, or -1. */
  final int lastToNote;

  /** The column of the body whose cells are located, or -1. */
  final int located;

  /** Of two columns of one name the first counts; a column without a name is skipped. */
  Layout(List<String> header, Predicate<String> wanted, String located) {
    slots = new int[header.size()];
    Arrays.fill(slots, SKIP);
    int last = -1;
    Map<String, Integer> targets = new HashMap<>();
    for (int i = 0; i < slots.length; i++) {
      String name = header.get(i);
      boolean plain = !name.isEmpty() && !name.startsWith(MultiValue.PREFIX);
      if (plain && wanted.test(name) && targets.putIfAbsent(name, names.size()) == null) {
        slots[i] = names.size();
        names.add(name);
        last = i;
      }
    }
    for (int i = 0; i < slots.length; i++) {
      if (header.get(i).startsWith(MultiValue.PREFIX)) {
        Integer target = targets.get(header.get(i).substring(MultiValue.PREFIX.length()));
        slots[i] = target == null ? SKIP : MULTIVALUES_OF - target;
      }
    }
    this.located = located == null ? -1 : header.indexOf(located);
    lastToNote = Math.max(last, this.located);
  }
}
