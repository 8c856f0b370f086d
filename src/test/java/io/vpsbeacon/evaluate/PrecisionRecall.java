package io.vpsbeacon.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Precision and recall at every threshold, for scores of groups that beat and of groups that do
 * not, as if this share of all groups beat.
 */
final class PrecisionRecall {
  /**
   * What holds from one score on.
   *
   * @param score the threshold
   * @param recall the share of beats that reach it
   * @param falseAlarms the share of the others that reach it
   * @param precision the share of what reaches it that beats
   */
  record Point(double score, double recall, double falseAlarms, double precision) {}

  private final List<Point> points;

  private PrecisionRecall(List<Point> points) {
    this.points = List.copyOf(points);
  }

  /**
   * The curve of these scores, in any order.
   *
   * @param share which share of all groups beats, over 0 and under 1
   */
  static PrecisionRecall of(double[] beats, double[] others, double share) {
    double[] high = sorted(beats);
    double[] low = sorted(others);
    List<Point> points = new ArrayList<>();
    int b = high.length;
    int o = low.length;
    while (b > 0 || o > 0) {
      double score = Math.max(b > 0 ? high[b - 1] : 0, o > 0 ? low[o - 1] : 0);
      while (b > 0 && high[b - 1] >= score) {
        b--;
      }
      while (o > 0 && low[o - 1] >= score) {
        o--;
      }
      double recall = 1 - (double) b / high.length;
      double falseAlarms = low.length == 0 ? 0 : 1 - (double) o / low.length;
      points.add(new Point(score, recall, falseAlarms, precision(recall, falseAlarms, share)));
    }
    return new PrecisionRecall(points);
  }

  /** Of what is told, how much is right; 1 where nothing is told. */
  static double precision(double recall, double falseAlarms, double share) {
    double right = share * recall;
    double told = right + (1 - share) * falseAlarms;
    return told > 0 ? right / told : 1;
  }

  /** From the highest threshold to the lowest. */
  List<Point> points() {
    return points;
  }

  /**
   * The area under the curve as average precision: each precision times what recall it adds.
   * Nothing is drawn between two thresholds, so that a rule of few levels is not flattered.
   */
  double area() {
    double area = 0;
    double recall = 0;
    for (Point point : points) {
      area += (point.recall() - recall) * point.precision();
      recall = point.recall();
    }
    return area;
  }

  /** The most recall with false alarms of this share at most. */
  double recallAt(double falseAlarms) {
    return points.stream()
        .filter(point -> point.falseAlarms() <= falseAlarms)
        .mapToDouble(Point::recall)
        .max()
        .orElse(0);
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
