package io.vpsbeacon.evaluate;

import java.util.ArrayList;
import java.util.List;

/** Of groups with a score of so much, how many beat. */
final class Calibration {
  /**
   * Groups with scores of one range.
   *
   * @param from the least score
   * @param to the score that is too high; the last range holds 1
   * @param score the mean score; the range's middle where there is none
   */
  record Bin(double from, double to, double score, long beats, long groups) {
    double share() {
      return groups == 0 ? 0 : (double) beats / groups;
    }

    Interval interval() {
      return Interval.wilson(beats, groups);
    }
  }

  private final long[] beats;
  private final long[] groups;
  private final double[] sums;

  Calibration(int bins) {
    beats = new long[bins];
    groups = new long[bins];
    sums = new double[bins];
  }

  /** Counts a group with a score from 0 to 1. */
  void add(double score, boolean beat) {
    int bin = (int) Math.min(groups.length - 1, score * groups.length);
    beats[bin] += beat ? 1 : 0;
    groups[bin]++;
    sums[bin] += score;
  }

  List<Bin> bins() {
    List<Bin> bins = new ArrayList<>();
    double width = 1.0 / groups.length;
    for (int i = 0; i < groups.length; i++) {
      double score = groups[i] == 0 ? (i + 0.5) * width : sums[i] / groups[i];
      bins.add(new Bin(i * width, (i + 1) * width, score, beats[i], groups[i]));
    }
    return bins;
  }
}
