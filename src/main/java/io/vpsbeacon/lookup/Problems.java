package io.vpsbeacon.lookup;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file; past a screenful it only counts. */
final class Problems {
  static final int MOST = 20;

  private final String file;
  private final int most;
  private final List<Problem> kept = new ArrayList<>();
  private int more;

  Problems(String file) {
    this(file, MOST);
  }

  /**
   * @param most how many are told before they are only counted
   */
  Problems(String file, int most) {
    this.file = file;
    this.most = most;
  }

  void add(long line, String cause) {
    if (kept.size() < most) {
      kept.add(new Problem(file, line, cause));
    } else {
      more++;
    }
  }

  List<Problem> toList() {
    List<Problem> all = new ArrayList<>(kept);
    if (more > 0) {
      all.add(
          new Problem(
              file,
              0,
              more
                  + (more == 1 ? " more problem like these is" : " more problems like these are")
                  + " not shown"));
    }
    return all;
  }
}
