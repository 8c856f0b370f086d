package io.vpsbeacon.score;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Looks for a beat in the connections of one group, and in the parts of it. */
public final class BeaconScore {
  private BeaconScore() {}

  /**
   * The best beat: of the whole group, of one process, of one port, of one process to one port, or
   * of several layers that nothing tells apart. Empty where there are too few connections to say
   * anything.
   */
  public static Optional<Beat> of(Connections connections) {
    if (connections.size() < Tuning.LEAST_BEATS) {
      return Optional.empty();
    }
    double shortest = connections.shortest();
    Clock clock = Clock.of(connections.micros());
    Judge.Verdict whole = Judge.of(clock, shortest);
    Found best = whole == null ? null : Found.of(whole, Part.WHOLE, 0, 0);
    if (best != null && best.clear()) {
      return Optional.of(best.beat(0));
    }
    List<Parts.Slice> slices = Parts.of(connections);
    for (Parts.Slice slice : slices) {
      Judge.Verdict verdict = Judge.of(Clock.of(slice.micros()), shortest);
      if (verdict != null) {
        best = better(best, Found.of(verdict, slice.part(), slice.process(), slice.port()));
      }
    }
    if (best != null && whole != null && !best.clear()) {
      double[] seconds = clock.spread();
      Layers.Verdict layers = Layers.of(seconds, shortest);
      if (layers != null) {
        best = finer(best, Found.of(layers, seconds));
      }
    }
    // Of more parts the best looks better by chance: their number counts against it. log1p would be
    // slow until it is compiled, and for whole numbers is no more exact.
    double tries = Math.log(1.0 + slices.size());
    return Optional.ofNullable(best).map(found -> found.beat(tries));
  }

  /**
   * The best beat of connections that were counted in bins of time. To a clock that shows the
   * number of the bin they are what others are to a clock of whole seconds, of which there may be
   * several in a second: so that is what is looked at, and no beat is found that is quicker than
   * {@link Tuning#SHORTEST} bins; but for one of just a bin, where nearly every bin has one
   * connection.
   *
   * @param connections each at a whole number of bins after the first; that several were in one bin
   *     is told by two
   * @param bin microseconds: how long each bin is; up to a second it makes no difference
   */
  public static Optional<Beat> of(Connections connections, long bin) {
    if (bin <= Clock.SECOND || connections.size() == 0) {
      return of(connections);
    }
    long[] micros = connections.micros();
    long[] numbers = new long[micros.length];
    Arrays.setAll(numbers, i -> (micros[i] - micros[0]) / bin * Clock.SECOND);
    if (isOneABin(numbers)) {
      return of(connections);
    }
    double grain = connections.grain() == 0 ? 0 : Tuning.BINS_APART;
    double seconds = (double) bin / Clock.SECOND;
    return of(new Connections(numbers, connections.processes(), connections.ports(), grain))
        .map(beat -> beat.slower(seconds))
        .filter(beat -> beat.period() <= Tuning.LONGEST);
  }

  /**
   * Whether nearly every bin has one connection, and none has more. By chance 37 of 100 bins have
   * one at best, where there are as many connections as bins (Poisson 1837): so eight bins in a row
   * in one group of 3,000, and as much or less for each two more with an empty one among them.
   */
  private static boolean isOneABin(long[] numbers) {
    int n = numbers.length;
    for (int i = 1; i < n; i++) {
      if (numbers[i] == numbers[i - 1]) {
        return false;
      }
    }
    long empty = numbers[n - 1] / Clock.SECOND + 1 - n;
    return n >= Tuning.LEAST_BINS + Tuning.BINS_AN_EMPTY_ONE * empty;
  }

  /**
   * Layers may look like one wide beat of a shorter period; then the narrow ones are meant. (The
   * sum of m gaps of one beat is narrower than a gap only in relation to its length.)
   */
  private static Found finer(Found best, Found layers) {
    boolean narrower = layers.spread() <= best.spread() / 2;
    boolean wins =
        best.evidence() < Tuning.CLEAR
            ? layers.evidence() > best.evidence()
            : narrower && layers.evidence() >= Tuning.CLEAR;
    return wins ? layers : best;
  }

  private static Found better(Found best, Found next) {
    return best == null || next.evidence() > best.evidence() ? next : best;
  }
}
