package io.vpsbeacon.detect;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.TierRow;
import io.vpsbeacon.score.Beat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * One run of the whole pipe: takes the events of a search in batches, in any order, and gives its
 * findings. Not for use by several threads.
 */
public final class BeaconFinder implements AutoCloseable {
  /** A group that a tier took, and its beat: null where no tier asked for it. */
  private record Judged(int group, TierRow tier, Optional<Beat> beat) {}

  private final Plan plan;
  private final Slots slots;
  private final TimeColumn times;
  private final EventKinds kinds;
  private final Slot[] keys;
  private final int commandLineKey;
  private final Slot ports;
  private final Slot processes;

  /** Whether the beat is measured, for which the times are kept. */
  private final boolean keepsTimes;

  private final ExclusionFilter exclusions;
  private final CommandLines commandLines;
  private final Windows windows;
  private final Tally tally = new Tally();
  private final int[] key;
  private final GroupTable groups;
  private final Spill spill;
  private final Ranking ranking;
  private final int hostPart;
  private final int destinationPart;
  private long judgedGroups;

  /** Starts a run that holds all in memory. */
  public BeaconFinder(Plan plan) {
    this(plan, MemoryBudget.unlimited());
  }

  /** Starts a run that keeps to a budget; what is past it goes to disk until the run is closed. */
  public BeaconFinder(Plan plan, MemoryBudget budget) {
    this.plan = plan;
    Options options = plan.options();
    slots = new Slots(plan.profile());
    times = new TimeColumn(plan.profile().sources(Field.TIME));
    kinds = options.reference() ? null : new EventKinds(slots.of(Field.EVENT_CODE));
    keys = options.by().stream().map(slots::ofKey).toArray(Slot[]::new);
    commandLineKey = options.by().indexOf(Field.COMMAND_LINE.canonical());
    ports = slots.of(Field.DESTINATION_PORT);
    processes = slots.of(Field.PROCESS_GUID);
    keepsTimes = !options.reference();
    exclusions = new ExclusionFilter(plan.exclusions(), slots::of, options.reference());
    boolean joins = commandLineKey >= 0 || exclusions.asksForCommandLine();
    commandLines = joins && !options.reference() ? new CommandLines(slots) : null;
    windows = new Windows(options.span());
    groups = new GroupTable(GroupKey.KEYS + keys.length);
    key = new int[GroupKey.KEYS + keys.length];
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
            groups);
    hostPart = keyPart(Field.HOST);
    destinationPart = keyPart(Field.DESTINATION_IP);
    spill = new Spill(budget, held, plan, countsHosts());
    ranking = new Ranking(options.limit(), Finding.order(options.span()));
  }

  /**
   * Takes rows. Keeps nothing of the batch itself.
   *
   * @throws SpillException where the budget is reached and the disk takes nothing
   */
  public void add(ColumnBatch batch) {
    spill.makeRoom(batch);
    slots.read(batch);
    times.read(batch);
    CountColumn counts = CountColumn.of(batch, plan.options().count());
    for (int row = 0; row < batch.rows(); row++) {
      switch (kinds == null ? EventKinds.Kind.CONNECTION : kinds.of(row)) {
        case CONNECTION -> addConnection(row, counts);
        case PROCESS_START -> addProcessStart(row);
        case OTHER -> tally.otherEvents++;
      }
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
    tally.connections = Tally.sum(tally.connections, count);
    boolean open = commandLines != null && commandLines.isOpen(row);
    int verdict = exclusions.judge(row, open);
    if (verdict == ExclusionFilter.EXCLUDED) {
      tally.excluded += count;
      return;
    }
    if (plan.options().dropNulls() && lacksKey(row, open)) {
      tally.withoutKey += count;
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
    spill.makeRoomForGroups();
    int group = groups.group(key);
    groups.addConnections(group, count, time, time);
    if (keepsTimes) {
      groups
          .times()
          .add(group, Math.floorDiv(time, 1000), processes.firstId(row), ports.firstId(row));
    }
    int port = ports.id(row);
    if (port >= 0) {
      groups.addPort(group, port);
    } else {
      for (int value : ports.all(row)) {
        groups.addPort(group, value);
      }
    }
  }

  /**
   * Settles what is open, judges every group and gives those that a tier takes. Ends the run.
   *
   * @throws SpillException where the disk gives or takes nothing
   */
  public Findings finish() {
    spill.finish(this::settle, this::rank);
    return new Findings(
        plan.options(),
        ranking.best(),
        new Findings.Summary(
            tally.connections,
            tally.excluded,
            judgedGroups,
            ranking.cut(),
            tally.warnings(plan, slots.repaired())));
  }

  /** What is on disk is gone. */
  @Override
  public void close() {
    spill.close();
  }

  /** Fills in a group's command line; false where it excludes the group or is missing. */
  private boolean settle(long connections, int[] key, int commandLine) {
    if (exclusions.excludes(key[GroupKey.OPEN], commandLine)) {
      tally.excluded += connections;
      return false;
    }
    if (commandLineKey >= 0) {
      if (commandLine == Interner.MISSING && plan.options().dropNulls()) {
        tally.withoutKey += connections;
        return false;
      }
      key[GroupKey.KEYS + commandLineKey] = commandLine;
    }
    key[GroupKey.PROCESS] = CommandLines.NONE;
    key[GroupKey.OPEN] = ExclusionFilter.KEPT;
    return true;
  }

  /** Judges the groups in the table. */
  private void rank() {
    Measures measures =
        new Measures(
            groups,
            windows,
            processes.values(),
            ports.values(),
            countsHosts() ? destinationPart : -1,
            prevalence());
    List<Judged> judged = judge(measures);
    judged.sort(order());
    List<Finding> findings = new ArrayList<>();
    for (Judged one : judged.subList(0, ranking.most(judged.size()))) {
      findings.add(finding(one, measures));
    }
    ranking.add(findings, judged.size());
    judgedGroups += groups.size();
  }

  private List<Judged> judge(Measures measures) {
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      int group = i;
      if (groups.connections(group) >= plan.options().min()) {
        Measures.Group measured = measures.of(group);
        plan.tiers()
            .judge(measured::value)
            .ifPresent(tier -> judged.add(new Judged(group, tier, measured.known())));
      }
    }
    return judged;
  }

  /** Which part of a key the field is; -1 where it is none. */
  private int keyPart(Field field) {
    int key = plan.options().by().indexOf(field.canonical());
    return key < 0 ? -1 : GroupKey.KEYS + key;
  }

  private boolean countsHosts() {
    return keepsTimes && hostPart >= 0 && destinationPart >= 0;
  }

  /** How many hosts of the search reach a destination. */
  private IntUnaryOperator prevalence() {
    SpilledPrevalence spilled = spill.prevalence();
    if (spilled != null) {
      Interner destinations = keys[destinationPart - GroupKey.KEYS].values();
      return destination -> spilled.of(destinations.text(destination));
    }
    Prevalence counted = new Prevalence();
    if (countsHosts()) {
      for (int group = 0; group < groups.size(); group++) {
        counted.add(groups.key(group, destinationPart), groups.key(group, hostPart));
      }
    }
    return counted::of;
  }

  private Comparator<Judged> order() {
    Comparator<Judged> order =
        Comparator.<Judged>comparingInt(one -> one.tier().score())
            .thenComparingLong(one -> groups.connections(one.group()))
            .reversed()
            .thenComparingLong(one -> windows.start(groups.key(one.group(), GroupKey.WINDOW)));
    for (int i = 0; i < keys.length; i++) {
      Interner values = keys[i].values();
      int part = GroupKey.KEYS + i;
      order =
          order.thenComparing(
              (left, right) ->
                  values.compare(groups.key(left.group(), part), groups.key(right.group(), part)));
    }
    return order;
  }

  private Finding finding(Judged one, Measures measures) {
    int group = one.group();
    List<String> keyTexts = new ArrayList<>(keys.length);
    for (int i = 0; i < keys.length; i++) {
      keyTexts.add(keys[i].values().text(groups.key(group, GroupKey.KEYS + i)));
    }
    boolean all = plan.options().span().isAll();
    long first = groups.first(group);
    long begin = all ? first : windows.start(groups.key(group, GroupKey.WINDOW));
    long length = all ? groups.last(group) - first : windows.length();
    Measures.Closer look =
        keepsTimes ? measures.lookCloser(group, one.beat(), begin, length) : Measures.Closer.NONE;
    return new Finding(
        begin,
        keyTexts,
        groups.connections(group),
        Rate.perMinute(BigDecimal.valueOf(groups.connections(group)), windows.length()),
        ports.values().sortedTexts(groups.portValues(group)),
        one.tier(),
        first,
        groups.last(group),
        look.rhythm(),
        measures.prevalence(group),
        look.times());
  }
}
