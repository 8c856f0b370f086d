package io.vpsbeacon.detect;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.columns.ReadAhead;
import java.io.Closeable;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Keeps a run within its memory. Past the budget the times of connections go to disk first, with
 * the numbers of their groups ({@link GroupTimes}). Where that is not enough, all that is held goes
 * there in sorted runs, as texts, and the run begins anew with nothing. In the end the runs are
 * merged.
 *
 * <p>There are three kinds of records: processes with their command lines; open groups, which await
 * the command line of their process; and settled groups. First open groups are met with their
 * processes, which settles them. Then all settled groups of one key follow each other, so that only
 * as many are in memory as fit.
 */
final class Spill implements Closeable {
  /** Settles a group whose process is met; false where it is dropped. */
  interface Settler {
    /** Changes the key to that of the settled group. */
    boolean settle(long connections, int[] key, int commandLine);
  }

  /** Records after which it is looked anew whether more will fit. */
  private static final int RECORDS = 4096;

  /** The same for their bytes. */
  private static final int BYTES = 1 << 20;

  /** What writing runs takes. */
  private static final long SPILLING = 8L << 20;

  /** What an exclusion row takes, and what is made of it. */
  private static final int EXCLUSION = 1 << 10;

  /** What judging and sorting take for each group at hand. */
  private static final int JUDGING = 64;

  /** What it takes more where a tier asks for the beat. */
  private static final int SCORING = 80;

  /** Findings, and the answer that is made of them. */
  private static final long FINDINGS = 26L << 20;

  /** Of the budget so much is for times that are read from disk. */
  private static final int SHARE_LOADED = 32;

  private final MemoryBudget budget;
  private final Held held;
  private final SpilledKeys keys;
  private final RunFile processes;
  private final RunFile open;
  private final RunFile settled;
  private final boolean countsHosts;
  private final int judging;
  private final long mostJudged;
  private final long plan;
  private final int[] key;
  private final Packed packedKey = new Packed();
  private final Packed packed = new Packed();

  private SpilledPrevalence prevalence;
  private long longestSource;
  private boolean isLast;
  private int foreseenGroups;
  private int records;
  private long bytes;

  /**
   * Makes it ready.
   *
   * @param countsHosts whether the hosts that reach each destination are to be counted; both must
   *     be keys
   */
  Spill(MemoryBudget budget, Held held, Plan plan, boolean countsHosts) {
    this.budget = budget;
    this.held = held;
    this.countsHosts = countsHosts;
    this.plan = (long) EXCLUSION * plan.exclusions().size();
    mostJudged = Judge.most(plan.options().limit());
    judging = plan.tiers().asksForBeat() ? JUDGING + SCORING : JUDGING;
    List<String> by = plan.options().by();
    keys = new SpilledKeys(held, by);
    key = new int[GroupKey.KEYS + by.size()];
    processes = new RunFile(budget.scratch());
    open = new RunFile(budget.scratch());
    settled = new RunFile(budget.scratch());
  }

  /** Makes room for a batch, before any of it is taken in. */
  void makeRoom(ColumnBatch batch) {
    if (budget.isUnlimited()) {
      foreseenGroups = Integer.MAX_VALUE;
      growKnownRows(batch);
      return;
    }
    longestSource = Math.max(longestSource, batch.bytes().length);
    if (!fitsWithTimesOnDisk(forecast -> held.foresee(batch, forecast))) {
      spill();
    }
    foreseenGroups = held.groups().size() + batch.rows();
    growKnownRows(batch);
  }

  /** Makes room for a source that is longer than any before, before it is read. */
  void makeRoomForSource(long length) {
    longestSource = Math.max(longestSource, length);
    if (!budget.isUnlimited()
        && !held.isEmpty()
        && !fitsWithTimesOnDisk(forecast -> held.foresee(0, 0, forecast))) {
      spill();
    }
  }

  private void growKnownRows(ColumnBatch batch) {
    KnownRows known = held.known();
    if (!known.shouldGrow()) {
      return;
    }
    Forecast forecast = forecast();
    held.foresee(batch, forecast);
    forecast.pieces(known.bytesGrown());
    if (budget.holds(forecast)) {
      known.grow();
    }
  }

  /** Makes room for groups within a batch: several values in several keys make many of one row. */
  void makeRoomForGroups() {
    if (held.groups().size() <= foreseenGroups) {
      return;
    }
    if (!fitsWithTimesOnDisk(forecast -> held.foresee(RECORDS, 0, forecast))) {
      writeGroups();
      held.clearGroups();
    }
    foreseenGroups = held.groups().size() + RECORDS;
  }

  /**
   * Whether what is foreseen fits: if need be without the times, which then go to disk alone, and
   * then without some of the rows that are known. (Times are written once; a row that is not known
   * is dearer than that, each time it comes.)
   */
  private boolean fitsWithTimesOnDisk(Consumer<Forecast> foreseen) {
    if (fits(foreseen)) {
      return true;
    }
    if (!held.groups().times().hasNothingToMove()) {
      held.groups().times().moveTo(budget.scratch(), budget.bytes() / SHARE_LOADED);
      if (fits(foreseen)) {
        return true;
      }
    }
    while (held.known().shrink()) {
      if (fits(foreseen)) {
        return true;
      }
    }
    return false;
  }

  private boolean fits(Consumer<Forecast> foreseen) {
    Forecast forecast = forecast();
    foreseen.accept(forecast);
    return budget.holds(forecast);
  }

  /** Of what is taken whatever comes. */
  private Forecast forecast() {
    Forecast forecast = new Forecast();
    forecast.pieces(plan + SPILLING + (isLast ? longestSource : ReadAhead.bytes(longestSource)));
    if (isLast) {
      forecast.pieces(processes.merging() + open.merging() + settled.merging());
    }
    if (prevalence != null) {
      forecast.pieces(prevalence.bytes());
    }
    return forecast;
  }

  /** What is taken once the groups are judged: first their hosts are counted. */
  private long judging() {
    int groups = held.groups().size();
    long findings = FINDINGS + judging * Math.min(mostJudged, groups);
    boolean counts = countsHosts && prevalence == null;
    return counts
        ? Prevalence.bytesCounted(groups) + Math.max(findings, Prevalence.bytesOfPairs(groups))
        : findings;
  }

  private void spill() {
    writeGroups();
    writeProcesses();
    held.clear();
  }

  private void writeGroups() {
    GroupTable groups = held.groups();
    RunWriter openGroups = new RunWriter(open);
    RunWriter settledGroups = new RunWriter(settled);
    int ready = 0;
    for (int group = 0; group < groups.size(); group++) {
      if (group == ready) {
        ready = groups.times().load(group, groups.size(), any -> true);
      }
      keys.putKey(group, packedKey);
      packed.clear();
      held.put(group, packed);
      RunWriter writer = keys.isOpen(group) ? openGroups : settledGroups;
      writer.add(keys.order(group), packedKey, packed);
    }
    openGroups.flush();
    settledGroups.flush();
  }

  private void writeProcesses() {
    CommandLines commandLines = held.commandLines();
    RunWriter writer = new RunWriter(processes);
    if (commandLines != null) {
      commandLines.forEach(
          process -> {
            packedKey.clear();
            commandLines.putProcess(process, packedKey);
            packed.clear();
            packed.putText(commandLines.values(), commandLines.of(process));
            writer.add((long) commandLines.hash(process) << Integer.SIZE, packedKey, packed);
          });
    }
    writer.flush();
  }

  /**
   * Settles what is open and has all groups judged: in one go, or as many at a time as memory
   * holds.
   *
   * @param judge takes the first so many groups that are in the table
   */
  void finish(Settler settler, IntConsumer judge) {
    isLast = true; // no other source comes
    held.known().close();
    if (open.isEmpty() && settled.isEmpty() && processes.isEmpty() && fitsToTheEnd()) {
      settleInMemory(settler);
      judge.accept(held.groups().size());
      return;
    }
    spill();
    settle(settler);
    open.close();
    processes.close();
    if (!settled.isEmpty() || !fitsToTheEnd()) {
      spill();
      merge(judge);
    }
    judge.accept(held.groups().size());
  }

  /** How many hosts reach each destination, where groups were judged from disk; else null. */
  SpilledPrevalence prevalence() {
    return prevalence;
  }

  private boolean fitsToTheEnd() {
    if (budget.isUnlimited()) {
      return true;
    }
    return fitsWithTimesOnDisk(
        forecast -> {
          forecast.pieces(judging());
          held.foresee(0, 0, forecast);
          held.groups().times().foreseeMoves(held.groups().size(), forecast);
        });
  }

  private void settleInMemory(Settler settler) {
    CommandLines commandLines = held.commandLines();
    if (commandLines == null || commandLines.isEmpty()) {
      return;
    }
    GroupTable groups = held.groups();
    groups.rekey(
        (group, groupKey) -> {
          int process = groupKey[GroupKey.PROCESS];
          return process == CommandLines.NONE
              || settler.settle(groups.connections(group), groupKey, commandLines.of(process));
        });
  }

  /** Meets open groups with their processes and takes them in again, settled. */
  private void settle(Settler settler) {
    if (open.isEmpty()) {
      return;
    }
    Merge groups = open.merge();
    StartedProcesses started = new StartedProcesses(processes.merge());
    int group = -1;
    while (groups.next()) {
      if (isFull(groups)) {
        spill();
        group = -1;
      }
      if (group < 0 || !groups.isRepeated()) {
        group = settled(groups, started, settler);
      }
      if (group >= 0) {
        held.add(group, groups.kept());
      }
    }
  }

  /** The group in the table that an open one becomes; -1 where it is dropped. */
  private int settled(Merge groups, StartedProcesses started, Settler settler) {
    Packed in = groups.key();
    int commandLine = started.commandLine(groups.order(), in, held.commandLines().values());
    key[GroupKey.OPEN] = (int) in.takeNumber();
    key[GroupKey.PROCESS] = CommandLines.NONE;
    keys.takeKey(in, key);
    long connections = GroupTable.connections(groups.kept());
    return settler.settle(connections, key, commandLine) ? held.groups().group(key) : -1;
  }

  private void merge(IntConsumer judge) {
    if (countsHosts) {
      prevalence = SpilledPrevalence.of(settled.merge());
    }
    Merge groups = settled.merge();
    key[GroupKey.OPEN] = ExclusionFilter.KEPT;
    key[GroupKey.PROCESS] = CommandLines.NONE;
    int group = -1;
    while (groups.next()) {
      boolean isFull = isFull(groups);
      if (!groups.isRepeated()) {
        if (isFull) {
          judge.accept(held.groups().size());
          held.clear();
        }
        keys.takeKey(groups.key(), key);
        group = held.groups().group(key);
      } else if (isFull) {
        group = keepOnly(group, judge);
      }
      held.add(group, groups.kept());
    }
  }

  /**
   * Judges all groups but the last one, of which more comes, and forgets what that one does not
   * need: most of a group of very many connections are left out again, but not the texts of their
   * processes.
   */
  private int keepOnly(int last, IntConsumer judge) {
    judge.accept(last);
    keys.putKey(last, packedKey);
    packed.clear();
    held.put(last, packed);
    held.clear();
    keys.takeKey(packedKey, key);
    int group = held.groups().group(key);
    held.add(group, packed);
    return group;
  }

  /** Whether the next records may not fit; looked at once for many of them. */
  private boolean isFull(Merge next) {
    records++;
    bytes += next.key().length() + next.kept().length();
    if (records < RECORDS && bytes < BYTES) {
      return false;
    }
    Forecast forecast = forecast();
    forecast.pieces(judging());
    held.foresee(records, bytes, forecast);
    records = 0;
    bytes = 0;
    return !held.isEmpty() && !budget.holds(forecast);
  }

  /** The files are gone, also those behind one that cannot be closed. */
  @Override
  public void close() {
    try (processes;
        open;
        settled) {
      held.groups().times().close();
    }
  }
}
