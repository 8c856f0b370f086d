package io.vpsbeacon.detect;

import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.Range;
import io.vpsbeacon.lookup.Ranges;
import io.vpsbeacon.lookup.TierRow;
import io.vpsbeacon.score.Beat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Judges settled groups and makes findings of those that a tier takes. */
final class Judge {
  /** A group that a tier took, and its beat: null where no tier asked for it. */
  private record Judged(int group, TierRow tier, Optional<Beat> beat) {}

  /**
   * The groups that may be told.
   *
   * @param best in their order
   * @param of how many they are the best of
   */
  private record Told(List<Judged> best, int of) {}

  /** Groups that are judged before it is looked which of them may still be told. */
  private static final int SLICE = 1 << 16;

  private final Plan plan;
  private final Held held;
  private final Bins bins;
  private final GroupTable groups;
  private final Detail detail;
  private final boolean keepsTimes;
  private final int hostPart;
  private final int destinationPart;
  private final Providers providers;
  private final Ranking ranking;
  private long judgedGroups;

  /**
   * Makes one that has judged nothing.
   *
   * @param bins that rows were counted in
   * @param ranges who rents out addresses; read when the first is asked for
   */
  Judge(Plan plan, Held held, Bins bins, Detail detail, Ranges ranges) {
    this.plan = plan;
    this.detail = detail;
    this.held = held;
    this.bins = bins;
    groups = held.groups();
    keepsTimes = !plan.options().reference();
    hostPart = keyPart(Field.HOST);
    destinationPart = keyPart(Field.DESTINATION_IP);
    providers = new Providers(ranges);
    ranking = new Ranking(plan.options().limit(), Finding.order(plan.options().span()));
  }

  /**
   * Judges groups in the table, all of which are settled.
   *
   * @param end the first so many
   * @param spilled how many hosts reach each destination, where not all groups are in the table
   */
  void rank(int end, SpilledPrevalence spilled) {
    held.extendWindows();
    Measures measures = measures(prevalence(spilled));
    Told told = best(0, end, measures);
    ranking.add(findings(told.best(), measures), told.of());
    judgedGroups += end;
  }

  /**
   * Findings of some groups as they are now, as if each destination had one host; none where times
   * are on disk. Leaves no trace.
   */
  List<Finding> rehearse(int from, int to) {
    if (groups.times().isOnDisk()) {
      return List.of();
    }
    Measures measures = measures(destination -> 1);
    return findings(best(from, to, measures).best(), measures);
  }

  private Measures measures(IntUnaryOperator hostsOf) {
    return new Measures(
        groups,
        held.windows(),
        held.processes().values(),
        held.ports().values(),
        bins.length(),
        countsHosts() ? destinationPart : -1,
        hostsOf);
  }

  /** Judges groups; of those that a tier takes, keeps the first so many in their order. */
  private Told best(int first, int end, Measures measures) {
    Comparator<Judged> order = this::compare;
    boolean asksForBeat = plan.tiers().asksForBeat();
    List<Judged> told = new ArrayList<>();
    Judged last = null;
    int taken = 0;
    int to;
    for (int from = first; from < end; from = to) {
      int most = Math.min(end, from + SLICE);
      to = asksForBeat ? groups.times().load(from, most, this::isCounted) : most;
      for (Judged one : judge(from, to, measures)) {
        if (one != null) {
          taken++;
          if (last == null || order.compare(one, last) < 0) {
            told.add(one);
          }
        }
      }
      int size = ranking.most(told.size());
      if (to == end || told.size() >= 2 * size) {
        told.sort(order);
        last = size < told.size() ? told.get(size - 1) : last;
        told.subList(size, told.size()).clear();
      }
    }
    return new Told(told, taken);
  }

  /** Judges groups whose times are ready; null where no tier takes one. */
  private Judged[] judge(int from, int to, Measures measures) {
    Judged[] judged = new Judged[to - from];
    Sharing.each(
        from,
        to,
        group -> {
          if (isCounted(group)) {
            judged[group - from] = judged(group, measures);
          }
        });
    return judged;
  }

  private boolean isCounted(int group) {
    return groups.connections(group) >= plan.options().min();
  }

  /** Looks closer at groups, in the order of their numbers, and gives them in their own order. */
  private List<Finding> findings(List<Judged> told, Measures measures) {
    long[] byGroup = new long[told.size()];
    BitSet wanted = new BitSet();
    for (int i = 0; i < byGroup.length; i++) {
      byGroup[i] = (long) told.get(i).group() << Integer.SIZE | i;
      wanted.set(told.get(i).group());
    }
    Arrays.sort(byGroup);
    Finding[] findings = new Finding[byGroup.length];
    int to;
    for (int from = 0; from < byGroup.length; from = to) {
      int ready =
          groups.times().load((int) (byGroup[from] >> Integer.SIZE), groups.size(), wanted::get);
      to = from;
      while (to < byGroup.length && byGroup[to] >> Integer.SIZE < ready) {
        to++;
      }
      Sharing.each(
          from,
          to,
          at -> {
            int i = (int) byGroup[at];
            findings[i] = finding(told.get(i), measures);
          });
    }
    return List.of(findings);
  }

  private Judged judged(int group, Measures measures) {
    Measures.Group measured = measures.of(group);
    return plan.tiers()
        .judge(values(measured))
        .map(tier -> new Judged(group, tier, measured.known()))
        .orElse(null);
  }

  /** Which part of a key the field is; -1 where it is none. */
  private int keyPart(Field field) {
    int key = plan.options().by().indexOf(field.canonical());
    return key < 0 ? -1 : GroupKey.KEYS + key;
  }

  /** Groups that are at most remembered at a time, where so many findings are told; 0 is all. */
  static long most(int limit) {
    return limit == 0 ? Long.MAX_VALUE : 2L * limit + SLICE;
  }

  /** Whether the hosts that reach each destination are counted: both must be keys. */
  boolean countsHosts() {
    return keepsTimes && hostPart >= 0 && destinationPart >= 0;
  }

  /** How many hosts of the search reach a destination. */
  private IntUnaryOperator prevalence(SpilledPrevalence spilled) {
    if (spilled != null) {
      Interner destinations = held.keys().get(destinationPart - GroupKey.KEYS).values();
      return destination -> spilled.of(destinations.text(destination));
    }
    if (!countsHosts()) {
      return destination -> 0;
    }
    Prevalence counted = new Prevalence(groups.size());
    for (int group = 0; group < groups.size(); group++) {
      counted.add(groups.key(group, destinationPart), groups.key(group, hostPart));
    }
    return counted.counted();
  }

  /** As {@link Finding#order}, of groups that no finding was made of yet. */
  private int compare(Judged left, Judged right) {
    int compared = Integer.compare(right.tier().score(), left.tier().score());
    if (compared == 0) {
      compared = Long.compare(groups.connections(right.group()), groups.connections(left.group()));
    }
    if (compared == 0) {
      compared = Long.compare(windowStart(left.group()), windowStart(right.group()));
    }
    for (int i = 0; i < held.keys().size() && compared == 0; i++) {
      int part = GroupKey.KEYS + i;
      compared =
          held.keys()
              .get(i)
              .values()
              .compare(groups.key(left.group(), part), groups.key(right.group(), part));
    }
    return compared;
  }

  private long windowStart(int group) {
    return held.windows().start(groups.key(group, GroupKey.WINDOW));
  }

  private Finding finding(Judged one, Measures measures) {
    int group = one.group();
    List<String> keyTexts = new ArrayList<>(held.keys().size());
    for (int i = 0; i < held.keys().size(); i++) {
      keyTexts.add(held.keys().get(i).values().text(groups.key(group, GroupKey.KEYS + i)));
    }
    boolean all = plan.options().span().isAll();
    long first = groups.first(group);
    long begin = all ? first : windowStart(group);
    long length = all ? groups.last(group) - first : held.windows().length();
    Measures.Closer look =
        keepsTimes
            ? measures.lookCloser(group, one.beat(), begin, length, detail)
            : Measures.Closer.NONE;
    return new Finding(
        begin,
        keyTexts,
        groups.connections(group),
        Rate.perMinute(groups.connections(group), held.windows().length()),
        held.ports().values().sortedTexts(groups.portValues(group)),
        one.tier(),
        first,
        groups.last(group),
        look.rhythm(),
        measures.prevalence(group),
        range(group),
        look.times());
  }

  private Tiers.Values values(Measures.Group measured) {
    return new Tiers.Values() {
      @Override
      public double of(Metric metric) {
        return measured.value(metric);
      }

      @Override
      public String of(TierRow.Trait trait) {
        return range(measured.group()).map(range -> Tiers.text(trait, range)).orElse("");
      }
    };
  }

  /** Who rents out the address that the group connects to. */
  private Optional<Range> range(int group) {
    if (!keepsTimes || destinationPart < 0) {
      return Optional.empty();
    }
    Interner destinations = held.keys().get(destinationPart - GroupKey.KEYS).values();
    return providers.of(destinations.text(groups.key(group, destinationPart)));
  }

  /** What of the range table could not be used, where it was asked for. */
  List<String> warnings() {
    return providers.warnings();
  }

  /** The findings of highest rank. */
  List<Finding> best() {
    return ranking.best();
  }

  /** How many findings {@code limit} left out. */
  long cut() {
    return ranking.cut();
  }

  /** How many groups were judged. */
  long groups() {
    return judgedGroups;
  }
}
