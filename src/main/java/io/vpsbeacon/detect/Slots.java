package io.vpsbeacon.detect;

import io.vpsbeacon.columns.ColumnBatch;
import io.vpsbeacon.lookup.Field;
import io.vpsbeacon.lookup.Profile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that a run reads, each once, however many parts of the engine look at it. */
final class Slots {
  /** Fewer rows are read before another thread has begun. */
  private static final int MANY = 1024;

  private final Profile profile;
  private final Map<List<String>, Slot> slots = new LinkedHashMap<>();

  Slots(Profile profile) {
    this.profile = profile;
  }

  Slot of(Field field) {
    return slots.computeIfAbsent(profile.sources(field), Slot::new);
  }

  /** The slot of a group key: a canonical name, or any field of the source. */
  Slot ofKey(String key) {
    return slots.computeIfAbsent(Plan.sources(profile, key), Slot::new);
  }

  /** Whether one of them reads this field of the source. */
  boolean read(String field) {
    for (List<String> sources : slots.keySet()) {
      if (sources.contains(field)) {
        return true;
      }
    }
    return false;
  }

  /** Reads the rows of a batch; by two threads where it is dear. */
  void read(ColumnBatch batch) {
    Slot process = slots.get(profile.sources(Field.PROCESS_GUID));
    if (process != null && process.values().isFar() && batch.rows() >= MANY) {
      // Of so many processes hardly any comes again to tell another field's value.
      List.copyOf(slots.values()).parallelStream().forEach(slot -> slot.read(batch, null));
      return;
    }
    if (process != null) {
      process.read(batch, null);
    }
    for (Slot slot : slots.values()) {
      if (slot != process) {
        slot.read(batch, process);
      }
    }
  }

  /** Forgets all values, the batch at hand included: their numbers mean nothing any more. */
  void clear() {
    for (Slot slot : slots.values()) {
      slot.values().clear();
    }
  }

  /** Bytes of memory that the values take. */
  long bytes() {
    long bytes = 0;
    for (Slot slot : slots.values()) {
      bytes += slot.values().bytes();
    }
    return bytes;
  }

  /** Foresees the memory once the batch is read. */
  void foresee(ColumnBatch batch, Forecast forecast) {
    for (Slot slot : slots.values()) {
      slot.foresee(batch, forecast);
    }
  }

  /**
   * Foresees the memory for so many more texts in every field, which have so many bytes together.
   */
  void foresee(int texts, long bytes, Forecast forecast) {
    for (Slot slot : slots.values()) {
      slot.values().foresee(texts, 0, 0, forecast);
    }
    forecast.pieces(TextPool.most(bytes, slots.size()));
  }

  /** How many cells held broken UTF-8. */
  long repaired() {
    long repaired = 0;
    for (Slot slot : slots.values()) {
      repaired += slot.values().repaired();
    }
    return repaired;
  }
}
