package io.vpsbeacon.lookup;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The files of a range table in the order they are read: where prefixes are equal the last wins.
 */
final class RangeFiles {
  private static final String STEM = "vpsbeacon_ranges";
  private static final String DEFAULT = "_default";
  private static final List<String> ENDINGS = List.of(".csv", ".csv.gz");

  /** Some file systems tell times no finer than this: a change within it may not show. */
  private static final int COARSE_MILLIS = 2000;

  private RangeFiles() {}

  /**
   * The files there are: the users' or, where there is none, the shipped one, then the further ones
   * by name.
   *
   * @throws LookupException where the folder cannot be listed; one that is missing has no files
   */
  static List<Path> in(Path folder) throws LookupException {
    TreeMap<String, Path> shipped = new TreeMap<>();
    TreeMap<String, Path> own = new TreeMap<>();
    TreeMap<String, Path> further = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        String kind = kind(name);
        if (kind == null) {
          continue;
        }
        (kind.isEmpty() ? own : kind.equals(DEFAULT) ? shipped : further).put(name, file);
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw cannotList(folder, e.getCause());
    } catch (IOException e) {
      throw cannotList(folder, e);
    }
    List<Path> all = new ArrayList<>((own.isEmpty() ? shipped : own).values());
    all.addAll(further.values());
    return all;
  }

  private static LookupException cannotList(Path folder, IOException e) {
    return new LookupException(folder + ": the folder cannot be listed: " + e.getMessage());
  }

  /** What stands between the stem and the ending; null where it is no file of ranges. */
  private static String kind(String name) {
    if (!name.startsWith(STEM)) {
      return null;
    }
    for (String ending : ENDINGS) {
      if (name.endsWith(ending) && name.length() >= STEM.length() + ending.length()) {
        String kind = name.substring(STEM.length(), name.length() - ending.length());
        boolean named = kind.startsWith("_") && FileNames.isName(kind.substring(1));
        return kind.isEmpty() || named ? kind : null;
      }
    }
    return null;
  }

  /** Whether the shipped table is all there is. */
  static boolean areShipped(List<Path> files) {
    return files.size() == 1 && files.get(0).endsWith(RangeFile.STARTER);
  }

  /**
   * A text that is another one when a file is changed, replaced, added or gone.
   *
   * @return null where a file was changed so lately that a further change might not show, or cannot
   *     be read
   */
  static String key(List<Path> files) {
    StringBuilder key = new StringBuilder();
    long latest = System.currentTimeMillis() - COARSE_MILLIS;
    try {
      for (Path file : files) {
        if (!Files.isReadable(file)) {
          return null;
        }
        BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
        Instant modified = seen.lastModifiedTime().toInstant();
        if (modified.toEpochMilli() > latest) {
          return null;
        }
        key.append(file.getFileName()).append('|').append(seen.size()).append('|');
        key.append(modified.getEpochSecond()).append('.').append(modified.getNano()).append('|');
        key.append(seen.fileKey()).append('\n');
      }
    } catch (IOException e) {
      return null;
    }
    return key.toString();
  }
}
