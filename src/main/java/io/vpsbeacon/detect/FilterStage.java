package io.vpsbeacon.detect;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.lookup.Field;
import java.util.List;

/**
 * The first half of the pipe for a streaming command: which events stay, and the window that each
 * falls in. Holds nothing of the events but values that may come again, and of these not too many.
 */
public final class FilterStage {
  /** Bytes of values past which all are forgotten. */
  static final long MOST_BYTES = 32 << 20;

  private final Plan plan;
  private final Span span;
  private final Slots slots;
  private final TimeColumn times;
  private final ExclusionFilter exclusions;
  private final Tally tally = new Tally();

  /** Makes the stage. */
  public FilterStage(Plan plan) {
    this.plan = plan;
    span = plan.options().span();
    slots = new Slots(plan.profile());
    times = new TimeColumn(plan.profile().sources(Field.TIME));
    exclusions = new ExclusionFilter(plan.exclusions(), slots::of, plan.options().reference());
  }

  /** Takes the rows that {@link #keeps} and {@link #window} then answer for. */
  public void read(ColumnBatch batch) {
    if (slots.bytes() > MOST_BYTES) {
      slots.clear();
      exclusions.clear();
    }
    slots.read(batch);
    times.read(batch);
  }

  /** Forgets the rows: what they lie in may be long. */
  public void clear() {
    times.clear();
  }

  /** Whether the row passes: no exclusion row holds, and its time can be read where it must be. */
  public boolean keeps(int row) {
    if (!span.isNone() && times.at(row) == EpochTime.INVALID) {
      tally.badTimes++;
      return false;
    }
    return exclusions.judge(row, false) == ExclusionFilter.KEPT;
  }

  /** Start of the row's window as Splunk writes it; meaningless with {@code span=none}. */
  public String window(int row) {
    return EpochTime.text(span.windowStart(times.at(row)));
  }

  /** Bytes of memory that the values take that are known. */
  long bytes() {
    return slots.bytes();
  }

  /** One sentence for each kind of row that could not be used, over all batches. */
  public List<String> warnings() {
    return tally.warnings(plan, slots.repaired());
  }
}
