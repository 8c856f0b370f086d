package io.vpsbeacon.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All groups of the mix, seed by seed, and how each contestant does on them. */
final class Comparison {
  /** Where one group in a hundred beats: more than in most networks. */
  static final double RARE = 0.01;

  static final double SOME = 0.1;

  static final double EVEN = 0.5;

  private final SortedMap<Long, List<Mix.Case>> bySeed = new TreeMap<>();

  void add(long seed, int beats, int others) {
    List<Mix.Case> cases = new ArrayList<>(Mix.beats(seed, beats).toList());
    cases.addAll(Mix.others(seed, others).toList());
    bySeed.put(seed, cases);
  }

  /** Only the groups with one of the two clocks. */
  Comparison with(boolean wholeSeconds) {
    Comparison part = new Comparison();
    bySeed.forEach(
        (seed, cases) ->
            part.bySeed.put(
                seed,
                cases.stream().filter(one -> one.truth().wholeSeconds() == wholeSeconds).toList()));
    return part;
  }

  Stream<Mix.Case> cases() {
    return bySeed.values().stream().flatMap(List::stream);
  }

  Stream<Mix.Case> beats() {
    return cases().filter(one -> one.truth().beats());
  }

  Stream<Mix.Case> others() {
    return cases().filter(one -> !one.truth().beats());
  }

  /** The curve of a contestant, as if this share of groups beat. */
  PrecisionRecall curve(int contestant, double share) {
    return PrecisionRecall.of(scores(beats(), contestant), scores(others(), contestant), share);
  }

  /** The area under each seed's curve: how far it differs from one seed to the next. */
  List<Double> areas(int contestant, double share) {
    List<Double> areas = new ArrayList<>();
    for (List<Mix.Case> cases : bySeed.values()) {
      double[] beats = scores(cases.stream().filter(one -> one.truth().beats()), contestant);
      double[] others = scores(cases.stream().filter(one -> !one.truth().beats()), contestant);
      areas.add(PrecisionRecall.of(beats, others, share).area());
    }
    return areas;
  }

  /** The share of these on which a contestant alarms. */
  static Rate alarms(Stream<Mix.Case> cases, int contestant) {
    return Rate.of(cases, one -> one.scores().alarms(contestant));
  }

  /** So many of so many. */
  record Rate(long hits, long all) {
    static <T> Rate of(Stream<T> cases, Predicate<T> hit) {
      long[] counts = new long[2];
      cases.forEach(
          one -> {
            counts[0] += hit.test(one) ? 1 : 0;
            counts[1]++;
          });
      return new Rate(counts[0], counts[1]);
    }

    double share() {
      return all == 0 ? 0 : (double) hits / all;
    }
  }

  /** Of groups of which this share beats, how many do by score; as many as there are. */
  Calibration calibration(int bins, double share) {
    Calibration calibration = new Calibration(bins);
    for (List<Mix.Case> cases : bySeed.values()) {
      List<Mix.Case> beats = cases.stream().filter(one -> one.truth().beats()).toList();
      List<Mix.Case> others = cases.stream().filter(one -> !one.truth().beats()).toList();
      double all = Math.min(beats.size() / share, others.size() / (1 - share));
      beats.stream()
          .limit(Math.round(all * share))
          .forEach(one -> calibration.add(one.scores().ours(), true));
      others.stream()
          .limit(Math.round(all * (1 - share)))
          .forEach(one -> calibration.add(one.scores().ours(), false));
    }
    return calibration;
  }

  private static double[] scores(Stream<Mix.Case> cases, int contestant) {
    return cases.mapToDouble(one -> one.scores().each()[contestant]).toArray();
  }
}
