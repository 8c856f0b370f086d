package io.vpsbeacon.lookup;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The range table of a folder of lookups, read when it is first asked for.
 *
 * <p>{@code vpsbeacon_ranges.csv}, the modular input's or the users' own, takes the place of the
 * shipped {@code vpsbeacon_ranges_default.csv.gz}. {@code vpsbeacon_ranges_<name>.csv}, or with
 * {@code .gz} behind it, comes on top, and wins where prefixes are equal. Files that are missing
 * make an empty table. For use by several threads.
 */
public final class Ranges {
  private final Path lookups;
  private final RangeCache cache;
  private final Path shipped;
  private RangeTable table;

  private Ranges(Path lookups, RangeCache cache, Path shipped) {
    this.lookups = lookups;
    this.cache = cache;
    this.shipped = shipped;
  }

  /**
   * The table of a folder.
   *
   * @param lookupsFolder may be absent
   * @param cacheFolder where the table is kept ready to use, in {@code vpsbeacon_ranges.bin}; made
   *     when there is a folder to make it in; null for no cache
   */
  public static Ranges in(Path lookupsFolder, Path cacheFolder) {
    return in(lookupsFolder, cacheFolder, null);
  }

  /**
   * The table of a folder, with what was made beforehand of the shipped one.
   *
   * @param shipped the {@link RangeImageFile} of the shipped table; it may be absent, and is used
   *     where it is of just the bytes that the shipped table has; null for none
   */
  public static Ranges in(Path lookupsFolder, Path cacheFolder, Path shipped) {
    RangeCache cache = cacheFolder == null ? null : new RangeCache(cacheFolder);
    return new Ranges(lookupsFolder, cache, shipped);
  }

  /** No range at all. */
  public static Ranges none() {
    return new Ranges(null, null, null);
  }

  /**
   * The table; loaded once, then the same one.
   *
   * @throws LookupException where the folder is there and cannot be listed
   */
  public synchronized RangeTable table() throws LookupException {
    if (table == null) {
      table = load();
    }
    return table;
  }

  /**
   * The files that the table is made of, those that win where prefixes are equal last.
   *
   * @throws LookupException where the folder is there and cannot be listed
   */
  public List<Path> files() throws LookupException {
    return lookups == null ? List.of() : RangeFiles.in(lookups);
  }

  private RangeTable load() throws LookupException {
    List<Path> files = files();
    if (shipped != null && RangeFiles.areShipped(files)) {
      RangeTable ready = RangeImageFile.readShipped(shipped, files.get(0));
      if (ready != null) {
        return ready;
      }
    }
    String key = cache == null || files.isEmpty() ? null : RangeFiles.key(files);
    if (key != null) {
      RangeTable kept = cache.load(key);
      if (kept != null) {
        return kept;
      }
    }
    ByteBuffer image = image(files, Objects.requireNonNullElse(key, ""));
    // What was changed while it was read is not kept.
    if (key != null && key.equals(RangeFiles.key(files))) {
      cache.store(image);
    }
    return new RangeTable(image);
  }

  /** Reads the rows of files into an image. */
  static ByteBuffer image(List<Path> files, String key) {
    RangeTableBuilder builder = new RangeTableBuilder();
    files.forEach(file -> RangeReader.read(file, builder));
    return builder.build(key);
  }
}
