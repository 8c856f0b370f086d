package io.vpsbeacon.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Everything that was measured.
 *
 * @param real empty where there are no real records
 */
record Measured(
    Size size,
    Comparison mix,
    Grid grid,
    Chance chance,
    Map<Situation, List<Contestant.Scores>> situations,
    SimulatedDays days,
    Optional<List<RealRecords.Group>> real) {
  private static final int SITUATIONS = 16;

  /**
   * Measures, the same for the same size.
   *
   * @param lookups the app's folder of lookups
   * @param data real records, if they are there
   * @param progress takes a line for each step
   */
  static Measured of(Size size, Path lookups, Path data, Consumer<String> progress)
      throws IOException {
    Comparison mix = new Comparison();
    Grid grid = new Grid();
    Chance chance = new Chance();
    SimulatedDays days = new SimulatedDays();
    Map<Situation, List<Contestant.Scores>> situations = new EnumMap<>(Situation.class);
    for (long seed : size.each()) {
      progress.accept("seed " + seed);
      mix.add(seed, size.beats(), size.others());
      grid.add(seed, size.cell());
      chance.add(seed, size.chance());
      int stream = SITUATIONS;
      for (Situation situation : Situation.values()) {
        List<Contestant.Scores> judged =
            situation.judged(seed, stream++, size.situation()).toList();
        situations.merge(situation, judged, Measured::joined);
      }
      days.add(seed, lookups);
    }
    Optional<List<RealRecords.Group>> real = Optional.empty();
    if (RealRecords.arePresent(data)) {
      progress.accept("real records of " + data);
      real = Optional.of(RealRecords.of(data));
    } else {
      progress.accept("skipped: no real records at " + data);
    }
    return new Measured(size, mix, grid, chance, situations, days, real);
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
