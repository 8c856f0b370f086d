package io.vpsbeacon.score.rivals;

import io.vpsbeacon.score.Connections;
import java.util.List;

/** Another way to score a group, restated from what its makers publish. None of it ships. */
public interface Rival {
  /** Who is compared with whom. */
  static List<Rival> all() {
    return List.of(new OriginalRule(), new Rita(), new Elastic(), new Sentinel(), new Cyb3rMonk());
  }

  String name();

  /** 0 to 1: the higher, the more of a beacon. Rules that only say yes or no give 1 or 0. */
  double score(Connections group);

  /** From where on its makers alarm. */
  double threshold();
}
