package io.vpsbeacon.lookup;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file; past a screenful it only counts. */
final class Problems {
  static final int MOST = 20;

  private final String file;
  private final List<Problem> kept = new ArrayList<>();
  private int more;

  Problems(String file) {
    this.file = file;
  }

  void add(long line, String cause) {
    if (kept.size() < MOST) {
      kept.add(new Problem(file, line, cause));
    } else {
      more++;
    }
  }

  List<Problem> toList() {
    List<Problem> all = new ArrayList<>(kept);
    if (more > 0) {
      all.add(new Problem(file, 0, more + " more problems like these are not shown"));
    }
    return all;
  }
}
