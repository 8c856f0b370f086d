package io.vpsbeacon.evaluate;

import io.vpsbeacon.score.BeaconScore;
import io.vpsbeacon.score.Beat;
import io.vpsbeacon.score.Connections;
import io.vpsbeacon.score.rivals.Rival;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of those that are compared.
 *
 * @param threshold the score at which its makers alarm
 */
record Contestant(String name, double threshold) {
  private static final List<Rival> RIVALS = Rival.all();

  /** BeaconScore. */
  static final Contestant OURS = new Contestant("VPS Beacon", 0.5);

  /** BeaconScore first. */
  static final List<Contestant> ALL = all();

  private static List<Contestant> all() {
    List<Contestant> all = new ArrayList<>();
    all.add(OURS);
    RIVALS.forEach(rival -> all.add(new Contestant(rival.name(), rival.threshold())));
    return List.copyOf(all);
  }

  /** What each says of a group, in the order of {@link #ALL}. */
  static Scores judge(Connections group) {
    Optional<Beat> beat = BeaconScore.of(group);
    double[] scores = new double[ALL.size()];
    scores[0] = beat.map(Beat::score).orElse(0.0);
    for (int i = 1; i < scores.length; i++) {
      scores[i] = RIVALS.get(i - 1).score(group);
    }
    return new Scores(beat, scores);
  }

  /** What only BeaconScore says. */
  static Scores judgeAlone(Connections group) {
    Optional<Beat> beat = BeaconScore.of(group);
    return new Scores(beat, new double[] {beat.map(Beat::score).orElse(0.0)});
  }

  /**
   * What was said of a group.
   *
   * @param beat what BeaconScore found
   * @param each the scores, 0 to 1, in the order of {@link Contestant#ALL}
   */
  @SuppressWarnings("ArrayRecordComponent") // half a million of them, never handed on
  record Scores(Optional<Beat> beat, double[] each) {
    double ours() {
      return each[0];
    }

    /** Whether this one alarms. */
    boolean alarms(int contestant) {
      double threshold = ALL.get(contestant).threshold();
      return each[contestant] >= threshold;
    }
  }
}
