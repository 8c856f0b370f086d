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

  /** The slot of a column with multivalues whose plain column, which is looked at, is not there. */
  static final int ORPHAN = Integer.MIN_VALUE;

  /** Less {@code k}, the slot of the column with the multivalues of the target {@code k}. */
  static final int MULTIVALUES_OF = -2;

  /** What a located column of multivalues holds: the field is set to one value in its plain one. */
  static final int BLANK = -1;

  /** Per column of the body: the target that its cells go to, or one of the above. */
  final int[] slots;

  /** The names of the targets. */
  final List<String> names = new ArrayList<>();

  /** The last column of the body whose cells matter even if empty, or -1. */
  final int lastToNote;

  /** The columns of the body whose cells are located, in order, and a larger number behind them. */
  final int[] located;

  /** The field that each located column holds, or {@link #BLANK}. */
  final int[] fieldOfLocated;

  /** Of two columns of one name the first counts; a column without a name is skipped. */
  Layout(List<String> header, Predicate<String> wanted, List<String> fields) {
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
        String name = header.get(i).substring(MultiValue.PREFIX.length());
        Integer target = targets.get(name);
        int none = !name.isEmpty() && wanted.test(name) ? ORPHAN : SKIP;
        slots[i] = target == null ? none : MULTIVALUES_OF - target;
      }
    }
    located = new int[countLocated(header, fields) + 1];
    fieldOfLocated = new int[located.length - 1];
    int found = 0;
    for (int i = 0; i < slots.length && found < fieldOfLocated.length; i++) {
      String name = header.get(i);
      int field = fields.indexOf(name);
      if (field >= 0 || isMultivalueOf(name, fields)) {
        last = field >= 0 ? Math.max(last, i) : last;
        fieldOfLocated[found] = field;
        located[found++] = i;
      }
    }
    located[found] = Integer.MAX_VALUE;
    lastToNote = last;
  }

  private static int countLocated(List<String> header, List<String> fields) {
    int count = 0;
    if (!fields.isEmpty()) {
      for (String name : header) {
        count += fields.contains(name) || isMultivalueOf(name, fields) ? 1 : 0;
      }
    }
    return count;
  }

  private static boolean isMultivalueOf(String name, List<String> fields) {
    return name.startsWith(MultiValue.PREFIX)
        && fields.contains(name.substring(MultiValue.PREFIX.length()));
  }
}
