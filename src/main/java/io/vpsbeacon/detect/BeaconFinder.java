package io.vpsbeacon.detect;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.TierRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One run of the whole pipe: takes the events of a search in batches, in any order, and gives its
 * findings. Not for use by several threads.
 */
public final class BeaconFinder {
  private record Judged(int group, TierRow tier, Measures.Group measures) {}

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

  /** Starts a run. */
  public BeaconFinder(Plan plan) {
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
  }

  /** Takes rows. Keeps nothing of the batch itself. */
  public void add(ColumnBatch batch) {
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

  /** Settles what is open, judges every group and gives those that a tier takes. Ends the run. */
  public Findings finish() {
    if (commandLines != null && commandLines.areAwaited()) {
      groups.rekey(this::settle);
    }
    List<Judged> judged = judge();
    judged.sort(order());
    int limit = plan.options().limit();
    int kept = limit == 0 ? judged.size() : Math.min(limit, judged.size());
    List<Finding> findings = new ArrayList<>(kept);
    for (Judged one : judged.subList(0, kept)) {
      findings.add(finding(one));
    }
    return new Findings(
        plan.options(),
        findings,
        new Findings.Summary(
            tally.connections,
            tally.excluded,
            groups.size(),
            judged.size() - kept,
            tally.warnings(plan, slots.repaired())));
  }

  /** Fills in a group's command line; false where it excludes the group or is missing. */
  private boolean settle(int group, int[] key) {
    int process = key[GroupKey.PROCESS];
    if (process == CommandLines.NONE) {
      return true;
    }
    int commandLine = commandLines.of(process);
    if (exclusions.excludes(key[GroupKey.OPEN], commandLine)) {
      tally.excluded += groups.connections(group);
      return false;
    }
    if (commandLineKey >= 0) {
      if (commandLine == Interner.MISSING && plan.options().dropNulls()) {
        tally.withoutKey += groups.connections(group);
        return false;
      }
      key[GroupKey.KEYS + commandLineKey] = commandLine;
    }
    key[GroupKey.PROCESS] = CommandLines.NONE;
    key[GroupKey.OPEN] = ExclusionFilter.KEPT;
    return true;
  }

  private List<Judged> judge() {
    Measures measures =
        new Measures(
            groups,
            windows,
            processes.values(),
            ports.values(),
            keyPart(Field.HOST),
            keyPart(Field.DESTINATION_IP));
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      int group = i;
      if (groups.connections(group) >= plan.options().min()) {
        Measures.Group measured = measures.of(group);
        plan.tiers()
            .judge(measured::value)
            .ifPresent(tier -> judged.add(new Judged(group, tier, measured)));
      }
    }
    return judged;
  }

  /** Which part of a key the field is; -1 where it is none, or nothing is measured. */
  private int keyPart(Field field) {
    int key = plan.options().by().indexOf(field.canonical());
    return keepsTimes && key >= 0 ? GroupKey.KEYS + key : -1;
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

  private Finding finding(Judged one) {
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
        keepsTimes ? one.measures().lookCloser(begin, length) : Measures.Closer.NONE;
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
        one.measures().prevalence(),
        look.times());
  }
}
