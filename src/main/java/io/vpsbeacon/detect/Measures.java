package io.vpsbeacon.detect;

import io.vpsbeacon.score.BeaconScore;
import io.vpsbeacon.score.Beat;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** What tiers and columns ask of a run's groups, once all events are in. */
final class Measures {
  private static final double SECOND = 1_000_000;

  private final GroupTable groups;
  private final Windows windows;
  private final Interner processes;
  private final Interner ports;
  private final long bin;
  private final int destinationPart;
  private final IntUnaryOperator hostsOf;

  /**
   * Takes the groups of a run.
   *
   * @param bin microseconds: how long the bins are that rows were counted in, 0 where they were not
   * @param destinationPart which part of a key is the destination, -1 where none is
   * @param hostsOf gives the number of hosts that reach a destination
   */
  Measures(
      GroupTable groups,
      Windows windows,
      Interner processes,
      Interner ports,
      long bin,
      int destinationPart,
      IntUnaryOperator hostsOf) {
    this.groups = groups;
    this.windows = windows;
    this.processes = processes;
    this.ports = ports;
    this.bin = bin;
    this.destinationPart = destinationPart;
    this.hostsOf = hostsOf;
  }

  /** Distinct hosts of the search that reach a group's destination; 0 where not known. */
  int prevalence(int group) {
    return destinationPart < 0 ? 0 : hostsOf.applyAsInt(groups.key(group, destinationPart));
  }

  private OrderedConnections connections(int group) {
    return OrderedConnections.of(groups.times().kept(group), processes, ports);
  }

  private Optional<Beat> beat(OrderedConnections ordered) {
    return BeaconScore.of(ordered.connections(), bin);
  }

  /**
   * The beat of a group with its names, and when it connected.
   *
   * @param known its beat; null where it was not looked for yet
   * @param begin where the timeline begins, in microseconds since the epoch
   * @param length of the timeline in microseconds
   * @param detail whether the times of its beat are kept too
   */
  Closer lookCloser(int group, Optional<Beat> known, long begin, long length, Detail detail) {
    OrderedConnections ordered = connections(group);
    Optional<Beat> beat = known == null ? beat(ordered) : known;
    int process = beat.map(Beat::process).orElse(0);
    int port = beat.map(Beat::port).orElse(0);
    return new Closer(
        beat.map(
            found ->
                new Rhythm(
                    found,
                    processes.text(ordered.processes()[process]),
                    ports.text(ordered.ports()[port]))),
        FindingTimes.of(
            ordered.connections(),
            begin,
            length,
            detail == Detail.BEAT
                ? FindingTimes.beat(ordered.connections(), process, port)
                : PackedNumbers.NONE));
  }

  /** What only findings tell of their group. */
  record Closer(Optional<Rhythm> rhythm, FindingTimes times) {
    /** Nothing is told. */
    static final Closer NONE = new Closer(Optional.empty(), FindingTimes.NONE);
  }

  Group of(int group) {
    return new Group(group);
  }

  /** One group: its beat is looked for when it is first asked for, and then known. */
  final class Group {
    private final int group;
    private Optional<Beat> beat;

    private Group(int group) {
      this.group = group;
    }

    /** Which group it is. */
    int group() {
      return group;
    }

    /** A metric's value; NaN where it is not known. */
    double value(Metric metric) {
      return switch (metric) {
        case CONNECTIONS -> (double) groups.connections(group);
        case PORTS -> groups.ports(group);
        case PER_MINUTE ->
            Rate.exactPerMinute((double) groups.connections(group), windows.length());
        case DURATION -> (groups.last(group) - groups.first(group)) / SECOND;
        case PREVALENCE -> prevalence(group) == 0 ? Double.NaN : prevalence(group);
        case BEACON_SCORE, PERIOD, JITTER, COVERAGE ->
            beat().map(found -> Rhythm.rounded(ofBeat(metric, found))).orElse(Double.NaN);
      };
    }

    private static double ofBeat(Metric metric, Beat beat) {
      return switch (metric) {
        case BEACON_SCORE -> beat.score();
        case PERIOD -> beat.period();
        case JITTER -> beat.jitter();
        case COVERAGE -> beat.coverage();
        default -> throw new IllegalArgumentException("not of the beat: " + metric);
      };
    }

    private Optional<Beat> beat() {
      if (beat == null) {
        beat = Measures.this.beat(connections(group));
      }
      return beat;
    }

    /** The beat as far as it was looked for: null where no metric asked for it. */
    Optional<Beat> known() {
      return beat;
    }
  }
}
