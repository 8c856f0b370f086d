package io.vpsbeacon.cli;

import io.vpsbeacon.columns.Column;
import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.detect.EpochTime;
import io.vpsbeacon.detect.Plan;
import io.vpsbeacon.events.EventReader;
import io.vpsbeacon.lookup.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Looks at what a file gives for what no search can do without: times and destinations. */
final class Contents {
  private static final int NAMES_SHOWN = 30;
  private static final String OTHER_NAMES = " (a profile can name others: docs/tuning.md)";
  private static final String RAW_ALONE =
      "; _raw is read where it is Windows event XML or JSON alone: export the fields, such as with"
          + " | table _time host User Image CommandLine ProcessGuid EventCode DestinationIp"
          + " DestinationPort";

  private final String file;
  private final List<String> times;
  private final List<String> destinations;
  private final String count;
  private long rows;
  private long timed;
  private long untimed;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private String firstUntimed = "";
  private boolean hasDestination;
  private boolean hasCount;

  Contents(String file, Plan plan) {
    this.file = file;
    times = plan.profile().sources(Field.TIME);
    destinations = plan.profile().sources(Field.DESTINATION_IP);
    count = plan.options().count();
  }

  void look(ColumnBatch batch) {
    rows += batch.rows();
    List<Column> timeColumns = columns(batch, times);
    for (int row = 0; row < batch.rows(); row++) {
      lookAtTime(batch.bytes(), timeColumns, row);
    }
    hasDestination = hasDestination || isThere(batch, destinations);
    hasCount = hasCount || count.isEmpty() || isThere(batch, List.of(count));
  }

  private static boolean isThere(ColumnBatch batch, List<String> fields) {
    for (Column column : columns(batch, fields)) {
      for (int row = 0; row < batch.rows(); row++) {
        if (!column.isMissing(row)) {
          return true;
        }
      }
    }
    return false;
  }

  private void lookAtTime(byte[] bytes, List<Column> columns, int row) {
    for (Column column : columns) {
      if (!column.isMissing(row)) {
        long time =
            column.isMultivalue(row)
                ? EpochTime.INVALID
                : EpochTime.parse(bytes, column.start(row), column.length(row));
        if (time != EpochTime.INVALID) {
          timed++;
          first = Math.min(first, time);
          last = Math.max(last, time);
        } else if (untimed++ == 0) {
          firstUntimed = column.text(row);
        }
        return;
      }
    }
  }

  private static List<Column> columns(ColumnBatch batch, List<String> names) {
    return names.stream().map(batch::column).filter(Objects::nonNull).toList();
  }

  long rows() {
    return rows;
  }

  /** The earliest time, in microseconds since the epoch; the largest number where there is none. */
  long first() {
    return first;
  }

  /** The latest time; the smallest number where there is none. */
  long last() {
    return last;
  }

  /** Whether nothing of the file can be used. */
  boolean isUseless() {
    return rows > 0 && timed == 0;
  }

  /** Whether {@link #timesFault} speaks of every event whose time is missing or unreadable. */
  boolean tellsAllTimes() {
    return isUseless() || rows == timed + untimed;
  }

  /** What is wrong with the times of the file. */
  Optional<String> timesFault(EventReader reader) {
    if (rows == 0 || (untimed == 0 && timed > 0)) {
      return Optional.empty();
    }
    if (untimed == 0) {
      return Optional.of(
          noneHas("a time: looked for " + lookedFor(times), reader) + otherNames(reader));
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s: %s of %s cannot be read, the first is '%s'; read are %s",
            file,
            timed == 0 ? "the times" : Text.count(untimed, "time"),
            timed == 0 ? "all its " + Text.count(rows, "event") : Text.count(rows, "event"),
            Text.cutEnd(firstUntimed, 60),
            EventReader.TIME_FORMS));
  }

  /** That no event has a destination, where it is so. */
  Optional<String> destinationFault(EventReader reader) {
    if (rows == 0 || hasDestination) {
      return Optional.empty();
    }
    return Optional.of(
        noneHas("a destination: looked for " + lookedFor(destinations), reader)
            + otherNames(reader));
  }

  /** That no event has the field that says how many connections it stands for, where it is so. */
  Optional<String> countFault(EventReader reader) {
    if (rows == 0 || hasCount) {
      return Optional.empty();
    }
    return Optional.of(noneHas("the field " + count + " (--count)", reader));
  }

  private String noneHas(String what, EventReader reader) {
    return file
        + ": none of its "
        + Text.count(rows, "event")
        + " has "
        + what
        + "; "
        + names(reader);
  }

  private static String lookedFor(List<String> fields) {
    Set<String> names = new LinkedHashSet<>();
    fields.forEach(field -> names.addAll(EventReader.namesOf(field)));
    return String.join(", ", names);
  }

  private static String names(EventReader reader) {
    List<String> shown = new ArrayList<>();
    reader.names().stream().limit(NAMES_SHOWN).map(n -> Text.cutEnd(n, 40)).forEach(shown::add);
    int more = reader.names().size() - shown.size();
    return shown.isEmpty()
        ? "it has no field at all"
        : "it has " + String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
  }

  private static String otherNames(EventReader reader) {
    return reader.names().contains("_raw") ? RAW_ALONE : OTHER_NAMES;
  }
}
