package io.vpsbeacon.simulate;

import static java.util.stream.Collectors.joining;

import io.vpsbeacon.columns.ColumnBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A simulation as options ask for it, under way. Holds its actors, never its events: memory grows
 * with the hosts, not with the time.
 */
public final class Simulation {
  private static final int MOST_NAMED = 12;

  /** An implant starts within this share of the time, but not with the first instant. */
  private static final double LATEST_START = 0.05;

  private final SimulateOptions options;
  private final Scenario scenario;
  private final Playback playback;
  private long rows;

  public Simulation(SimulateOptions options) {
    this.options = options;
    scenario = scenario(options);
    playback = new Playback(scenario, options.labels());
  }

  private static Scenario scenario(SimulateOptions options) {
    long seed = options.seed();
    Network network = Network.of(seed);
    Population population =
        options
            .site()
            .population(
                seed, options.from(), options.until(), options.hosts(), new Benign(network));
    List<Actor> actors = new ArrayList<>(population.actors());
    Dice dice = new Dice(seed, "implants");
    List<Machine> victims = victims(population.machines(), options, dice);
    long duration = options.until() - options.from();
    for (int i = 0; i < options.implants().size(); i++) {
      long start = options.from() + 1 + Math.round(dice.uniform() * LATEST_START * duration);
      actors.addAll(
          options
              .implants()
              .get(i)
              .plant(
                  victims.get(i), network, Periods.of(start, options.until()), options.tuning()));
    }
    return new Scenario(instant(options.from()), instant(options.until()), actors, seed);
  }

  /** In random order, but first those that are awake for a quarter of the time or more. */
  private static List<Machine> victims(List<Machine> machines, SimulateOptions options, Dice dice) {
    List<Machine> order = new ArrayList<>(machines);
    for (int i = order.size() - 1; i > 0; i--) {
      Machine other = order.set(dice.below(i + 1), order.get(i));
      order.set(i, other);
    }
    Periods whole = Periods.of(options.from(), options.until());
    order.sort(
        Comparator.comparing(
            machine -> whole.and(machine.on()).length() * 4 < options.until() - options.from()));
    return order;
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plusSeconds(micros / 1_000_000).plusNanos(micros % 1_000_000 * 1000);
  }

  public Scenario scenario() {
    return scenario;
  }

  /** Fields of the events, in order. */
  public List<String> fields() {
    return playback.fields();
  }

  /** The next events in time order, at most so many; none where it is over. */
  public ColumnBatch next(int most) {
    ColumnBatch batch = playback.next((int) Math.min(most, options.limit() - rows));
    rows += batch.rows();
    return batch;
  }

  public boolean isOver() {
    return playback.isOver() || rows >= options.limit();
  }

  /** Events given so far. */
  public long rows() {
    return rows;
  }

  /** How much of the time is over, 0 to 1. */
  public double progress() {
    return playback.isOver()
        ? 1
        : (double) (playback.time() - options.from()) / (options.until() - options.from());
  }

  /** Where the limit has left out events, a sentence that says from when on. */
  public Optional<String> cut() {
    if (!isOver() || playback.isOver()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "limit=%d left out the events from %s on; limit=0 gives all",
            options.limit(),
            instant(playback.time() / 1_000_000 * 1_000_000)));
  }

  /** The truth about the implants, a sentence; the first dozen are named. */
  public String planted() {
    List<Actor> implants =
        scenario.implants().stream().filter(actor -> actor.agent() == 0).toList();
    if (implants.isEmpty()) {
      return "Planted: no implant";
    }
    String named =
        implants.stream()
            .limit(MOST_NAMED)
            .map(
                actor ->
                    actor.program().key()
                        + " on "
                        + actor.machine().host()
                        + " to "
                        + actor.servers().get(0).address())
            .collect(joining("; "));
    int more = implants.size() - MOST_NAMED;
    return "Planted: " + named + (more > 0 ? "; and " + more + " more" : "");
  }
}
