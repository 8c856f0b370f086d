package io.vpsbeacon.detect;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.columns.Prints;
import io.vpsbeacon.columns.RowTaker;
import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.Ranges;
import java.util.List;

/**
 * One run of the whole pipe: takes the events of a search in batches, in any order, and gives its
 * findings. Not for use by several threads.
 */
public final class BeaconFinder implements AutoCloseable {
  private final Plan plan;
  private final Slots slots;
  private final TimeColumn times;
  private final EventKinds kinds;
  private final Slot[] keys;
  private final KeyFields keyFields;
  private final int commandLineKey;

  /** What a connection must have to be one to somewhere, or null where that is not asked. */
  private final Slot destinations;

  private final Slot ports;
  private final Slot processes;

  private final ExclusionFilter exclusions;
  private final CommandLines commandLines;
  private final Windows windows;
  private final Tally tally = new Tally();
  private final int[] key;

  /** Of the batch at hand; null where none of its rows is remembered. */
  private Prints prints;

  private final KeyedConnections keyed;
  private final int[] groupOf = new int[Prefetch.TOGETHER];
  private final GroupTable groups;

  /** Of rows that were counted before they came here. */
  private final Bins bins = new Bins();

  private final KnownRows known = new KnownRows();
  private final Recogniser recogniser;
  private final Spill spill;
  private final Judge judge;

  /**
   * For what is thrown away: reads no table of ranges, of which there might be something to tell.
   */
  private final Judge rehearsing;

  /** Starts a run that holds all in memory. */
  public BeaconFinder(Plan plan) {
    this(plan, MemoryBudget.unlimited(), Detail.BEAT);
  }

  /**
   * Starts a run that keeps to a budget; what is past it goes to disk until the run is closed.
   *
   * @param detail how much is kept of each finding
   */
  public BeaconFinder(Plan plan, MemoryBudget budget, Detail detail) {
    this.plan = plan;
    Options options = plan.options();
    slots = new Slots(plan.profile());
    times = new TimeColumn(plan.profile().sources(Field.TIME));
    kinds = options.reference() ? null : new EventKinds(slots);
    keys = new Slot[options.by().size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = slots.ofKey(options.by().get(i));
    }
    keyFields = new KeyFields(plan, keys);
    commandLineKey = options.by().indexOf(Field.COMMAND_LINE.canonical());
    destinations =
        !options.reference() && options.by().contains(Field.DESTINATION_IP.canonical())
            ? slots.of(Field.DESTINATION_IP)
            : null;
    ports = slots.of(Field.DESTINATION_PORT);
    processes = slots.of(Field.PROCESS_GUID);
    exclusions = new ExclusionFilter(plan.exclusions(), slots::of, options.reference());
    boolean joins = commandLineKey >= 0 || exclusions.asksForCommandLine();
    commandLines = joins && !options.reference() ? new CommandLines(slots) : null;
    windows = new Windows(options.span());
    groups = new GroupTable(GroupKey.KEYS + keys.length, !options.reference());
    recogniser = new Recogniser(known, windows, groups, tally);
    key = new int[GroupKey.KEYS + keys.length];
    keyed = new KeyedConnections(key.length);
    Held held =
        new Held(
            slots,
            List.of(keys),
            ports,
            processes,
            kinds,
            exclusions,
            commandLines,
            windows,
            groups,
            known);
    judge = new Judge(plan, held, bins, detail, plan.ranges());
    rehearsing = new Judge(plan, held, bins, detail, Ranges.none());
    spill = new Spill(budget, held, plan, judge.countsHosts());
  }

  /**
   * Takes rows. Keeps nothing of the batch itself.
   *
   * @throws SpillException where the budget is reached and the disk takes nothing
   */
  public void add(ColumnBatch batch) {
    spill.makeRoom(batch);
    times.read(batch);
    CountColumn counts = CountColumn.of(batch, plan.options().count());
    tally.countSeen = tally.countSeen || counts.isThere(batch.rows());
    prints = countsRows() ? batch.prints() : null;
    slots.read(batch);
    fetch(batch.rows());
    keyFields.look();
    for (int row = 0; row < batch.rows(); row++) {
      switch (kinds == null ? EventKinds.Kind.CONNECTION : kinds.of(row)) {
        case CONNECTION -> addConnection(row, counts);
        case PROCESS_START -> addProcessStart(row);
        case INBOUND -> {
          tally.inbound++;
          remember(row, times.at(row), Outcome.INBOUND);
        }
        case OTHER -> {
          tally.otherEvents++;
          remember(row, times.at(row), Outcome.OTHER);
        }
      }
    }
    group();
    times.clear();
  }

  private void fetch(int rows) {
    exclusions.fetch(rows);
    if (commandLines != null) {
      commandLines.fetch(rows);
    }
  }

  /**
   * Whether rows may be taken that are like others but for their time: not where each has a count,
   * nor where the time is a group key, or anything else that is asked for, as well.
   */
  public boolean recognises() {
    return countsRows() && !slots.read(plan.timeField());
  }

  /** Whether each row is one connection; else a field says how many it stands for. */
  private boolean countsRows() {
    return plan.options().count().isEmpty();
  }

  /**
   * Makes room for batches of a source that is longer than any before, before it is read.
   *
   * @param bytes of the longest source from now on
   * @throws SpillException where the budget is reached and the disk takes nothing
   */
  public void makeRoom(long bytes) {
    spill.makeRoomForSource(bytes);
  }

  /** Takes rows, between two batches, of which all but the time is known from an earlier one. */
  public RowTaker taker() {
    return recogniser;
  }

  private void remember(int row, long time, long outcome) {
    if (time != EpochTime.INVALID) {
      known.put(prints, row, windows.startOf(time), outcome);
    }
  }

  private void addProcessStart(int row) {
    if (commandLines != null) {
      commandLines.started(row);
    }
  }

  private void addConnection(int row, CountColumn counts) {
    long time = times.at(row);
    if (time == EpochTime.INVALID) {
      tally.badTimes++;
      return;
    }
    long count = counts.at(row);
    if (count == CountColumn.INVALID) {
      tally.badCounts++;
      return;
    }
    if (!countsRows()) {
      bins.add(time);
    }
    tally.connections = Tally.sum(tally.connections, count);
    boolean open = commandLines != null && commandLines.isOpen(row);
    int verdict = exclusions.judge(row, open);
    if (verdict == ExclusionFilter.EXCLUDED) {
      tally.excluded = Tally.sum(tally.excluded, count);
      remember(row, time, Outcome.EXCLUDED);
      return;
    }
    if (destinations != null && destinations.id(row) == Interner.MISSING) {
      tally.withoutDestination = Tally.sum(tally.withoutDestination, count);
      return;
    }
    if (plan.options().dropNulls() && lacksKey(row, open)) {
      tally.withoutKey = Tally.sum(tally.withoutKey, count);
      return;
    }
    boolean settledLater = open && (commandLineKey >= 0 || verdict != ExclusionFilter.KEPT);
    key[GroupKey.WINDOW] = windows.number(time);
    key[GroupKey.PROCESS] = settledLater ? commandLines.process(row) : CommandLines.NONE;
    key[GroupKey.OPEN] = verdict;
    addUnderEachKey(row, 0, time, count);
  }

  private boolean lacksKey(int row, boolean commandLineOpen) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].id(row) == Interner.MISSING && !(commandLineOpen && i == commandLineKey)) {
        return true;
      }
    }
    return false;
  }

  /** An event counts once under each value of a multivalued key, as stats counts it. */
  private void addUnderEachKey(int row, int from, long time, long count) {
    for (int i = from; i < keys.length; i++) {
      int id = keys[i].id(row);
      if (id < 0) {
        for (int value : keys[i].all(row)) {
          key[GroupKey.KEYS + i] = value;
          addUnderEachKey(row, i + 1, time, count);
        }
        return;
      }
      key[GroupKey.KEYS + i] = id;
    }
    if (keyed.isFull()) {
      group();
    }
    keyed.add(key, row, time, count);
  }

  /** Adds the connections to the groups of their keys. */
  private void group() {
    spill.makeRoomForGroups();
    groups.find(keyed, groupOf);
    for (int i = 0; i < keyed.size(); i++) {
      int row = keyed.row(i);
      int group = groupOf[i];
      long time = keyed.time(i);
      int process = processes.firstId(row);
      groups.addConnections(group, keyed.count(i), time, time);
      groups.addTime(group, time, process, ports.firstId(row));
      if (keyed.count(i) > 1) {
        // That there is more than one is all that is asked of the connections of a bin.
        groups.addTime(group, time, process, ports.firstId(row));
      }
      remember(row, time, Outcome.of(group, process, ports.firstId(row)));
      int port = ports.id(row);
      if (port >= 0) {
        groups.addPort(group, port);
      } else {
        for (int value : ports.all(row)) {
          groups.addPort(group, value);
        }
      }
    }
    keyed.clear();
  }

  /**
   * Settles what is open, judges every group and gives those that a tier takes. Ends the run.
   *
   * @throws SpillException where the disk gives or takes nothing
   */
  public Findings finish() {
    spill.finish(this::settle, groups -> judge.rank(groups, spill.prevalence()));
    return findings(judge.best());
  }

  /** How many groups there are so far, of those that are in memory. */
  public int groups() {
    return groups.size();
  }

  /**
   * What {@link #finish} would give of some of the groups as they are now. Changes nothing.
   *
   * @param from number of the first one
   * @param size how many they are at most
   */
  public Findings rehearse(int from, int size) {
    int to = (int) Math.min(groups.size(), (long) from + size);
    return findings(rehearsing.rehearse(from, to));
  }

  private Findings findings(List<Finding> findings) {
    return new Findings(
        plan.options(),
        findings,
        new Findings.Summary(
            tally.connections,
            tally.excluded,
            judge.groups(),
            judge.cut(),
            tally.connections > 0 ? keyFields.missing() : List.of(),
            warnings(),
            tally.timesFault(),
            tally.countFault(plan)));
  }

  private List<String> warnings() {
    List<String> warnings = tally.warnings(plan, slots.repaired());
    if (tally.connections > 0) {
      keyFields.warning().ifPresent(warnings::add);
    }
    warnings.addAll(judge.warnings());
    return warnings;
  }

  /** What is on disk is gone. */
  @Override
  public void close() {
    spill.close();
  }

  /** Fills in a group's command line; false where it excludes the group or is missing. */
  private boolean settle(long connections, int[] key, int commandLine) {
    if (exclusions.excludes(key[GroupKey.OPEN], commandLine)) {
      tally.excluded = Tally.sum(tally.excluded, connections);
      return false;
    }
    if (commandLineKey >= 0) {
      if (commandLine == Interner.MISSING && plan.options().dropNulls()) {
        tally.withoutKey = Tally.sum(tally.withoutKey, connections);
        return false;
      }
      key[GroupKey.KEYS + commandLineKey] = commandLine;
    }
    key[GroupKey.PROCESS] = CommandLines.NONE;
    key[GroupKey.OPEN] = ExclusionFilter.KEPT;
    return true;
  }
}
