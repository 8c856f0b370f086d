package io.vpsbeacon.simulate;

import io.vpsbeacon.columns.ColumnBatch;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One actor under way: its current event, then the next. */
final class Run {
  static final List<String> FIELDS =
      List.of(
          "_time",
          "EventCode",
          "host",
          "User",
          "Image",
          "CommandLine",
          "ParentImage",
          "ProcessGuid",
          "ProcessId",
          "Protocol",
          "SourceIp",
          "SourcePort",
          "DestinationIp",
          "DestinationHostname",
          "DestinationPort");

  /** Behind them, what made the event: {@code implant:...} or {@code benign:...}. */
  static final List<String> LABELLED_FIELDS =
      Stream.concat(FIELDS.stream(), Stream.of("sim_label")).toList();

  private static final double LONGEST_LOAD_SECONDS = 2;

  private final Actor actor;
  private final long until;
  private final Periods times;
  private final Dice dice;
  private final String guid;
  private final String pid;
  private final Behaviour.Contacts contacts;
  private boolean starting;
  private long time;

  /**
   * @param scenario all of it
   * @param awake when in it the actor's machine is
   */
  Run(Actor actor, Periods scenario, Periods awake, long seed) {
    this.actor = actor;
    boolean whenever = actor.active().equals(actor.machine().on()); // then the list is shared
    times = whenever ? awake : awake.and(actor.active());
    dice = new Dice(seed, actor.diceName());
    guid = "{" + new UUID(dice.bits(), dice.bits()) + "}";
    pid = Integer.toString(4 * (100 + dice.below(6000)));
    if (times.all().isEmpty()) {
      until = Long.MIN_VALUE;
      contacts = null;
      time = Long.MAX_VALUE;
      return;
    }
    Periods.Period first = times.all().get(0);
    until = times.all().get(times.all().size() - 1).until();
    long start = first.from() + Math.round(dice.uniform() * 60e6);
    contacts = actor.behaviour().begin(start, actor.servers().size(), dice);
    skipAbsence();
    starting = !isOver() && first.from() > scenario.all().get(0).from();
    if (starting) {
      long load = Math.round(dice.between(0.1, LONGEST_LOAD_SECONDS) * 1e6);
      time = Math.max(first.from(), contacts.time() - load);
    }
  }

  boolean isOver() {
    return time >= until;
  }

  long time() {
    return time;
  }

  void advance() {
    if (starting) {
      starting = false;
    } else {
      contacts.advance();
    }
    skipAbsence();
  }

  private void skipAbsence() {
    while (contacts.time() < until && !times.contains(contacts.time())) {
      contacts.advance();
    }
    time = contacts.time();
  }

  /** Epoch seconds to the millisecond, which is what Sysmon records. */
  private static String seconds(long micros) {
    String millis = Long.toString(micros / 1000);
    int point = millis.length() - 3;
    return millis.substring(0, point) + '.' + millis.substring(point);
  }

  /** Adds the current event as a row of {@link #FIELDS}, or of those with the label. */
  void write(ColumnBatch.Builder rows, boolean labelled) {
    int column = 0;
    for (String cell : starting ? processStart() : connection()) {
      rows.set(column++, cell);
    }
    if (labelled) {
      rows.set(FIELDS.size(), actor.program().label());
    }
    rows.endRow();
  }

  private String[] processStart() {
    Program program = actor.program();
    return new String[] {
      seconds(time),
      "1",
      actor.machine().host(),
      actor.user(),
      program.image(),
      program.commandLine(),
      program.parentImage(),
      guid,
      pid
    };
  }

  private String[] connection() {
    Server server = actor.servers().get(contacts.server());
    return new String[] {
      seconds(time),
      "3",
      actor.machine().host(),
      actor.user(),
      actor.program().image(),
      null,
      null,
      guid,
      pid,
      "tcp",
      actor.machine().address(),
      Integer.toString(49_152 + dice.below(16_384)),
      server.address(),
      server.name(),
      Integer.toString(server.port())
    };
  }
}
