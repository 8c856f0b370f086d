package io.vpsbeacon.splunk;

import io.vpsbeacon.columns.Flag;
import io.vpsbeacon.lookup.LookupFolder;
import io.vpsbeacon.lookup.RangeImageFile;
import io.vpsbeacon.lookup.Ranges;
import java.io.File;
import java.nio.file.Path;

/**
 * The app's folder, and what may be done in it.
 *
 * <p>Files as long as nothing is done with them: the first {@code Path} of a process loads a
 * library, which no answer to getinfo needs.
 *
 * @param root the app's root, from the root of the file system and without dots: {@code lookups}
 *     and {@code bin} are in it
 * @param runOnPeers the app's setting {@code run_on_peers}
 * @param cache where what is made from lookups is kept; it may be absent; null for nowhere
 */
public record AppHome(File root, boolean runOnPeers, File cache) {
  /** System property that names the app's folder where the jar does not lie in its {@code bin}. */
  public static final String PROPERTY = "vpsbeacon.home";

  /** System property by which the launcher hands the setting over, which it has read anyway. */
  static final String RUN_ON_PEERS = "vpsbeacon.run_on_peers";

  /** System property that names the folder for what is kept ready from one search to the next. */
  static final String CACHE = "vpsbeacon.cache";

  public AppHome {
    root = withoutDots(root.getAbsoluteFile());
  }

  /** The folder that holds {@code bin/} with this program's jar, unless the property names it. */
  public static AppHome find() {
    String given = System.getProperty(PROPERTY);
    String cache = System.getProperty(CACHE, "");
    return new AppHome(
        given == null ? new File(System.getProperty("java.class.path"), "../..") : new File(given),
        Flag.isTrue(System.getProperty(RUN_ON_PEERS, "")),
        cache.isEmpty() ? null : new File(cache));
  }

  /** By the letters of the path, as {@code Path} does it: no link is followed. */
  private static File withoutDots(File path) {
    if (path.getParentFile() == null) {
      return path;
    }
    File folder = withoutDots(path.getParentFile());
    return switch (path.getName()) {
      case "." -> folder;
      case ".." -> folder.getParentFile() == null ? folder : folder.getParentFile();
      default -> new File(folder, path.getName());
    };
  }

  /** The app's root. */
  public Path folder() {
    return root.toPath();
  }

  public Path lookups() {
    return folder().resolve("lookups");
  }

  /** See {@link LookupFolder#mayHaveUserProfiles}. */
  boolean mayHaveUserProfiles() {
    return LookupFolder.mayHaveUserProfiles(new File(root, "lookups"));
  }

  /** The range table of these lookups, which is not read yet. */
  public Ranges ranges() {
    return Ranges.in(
        lookups(),
        cache == null ? null : cache.toPath(),
        folder().resolve("bin").resolve(RangeImageFile.NAME));
  }

  /**
   * Whether this is the app as it was installed, where the users' files live: {@code etc/apps}. A
   * search peer runs a copy that the next bundle replaces, a clone is somebody's work.
   */
  boolean isInstalled() {
    File apps = root.getParentFile();
    return apps != null
        && apps.getName().equals("apps")
        && apps.getParentFile() != null
        && apps.getParentFile().getName().equals("etc");
  }

  /** Whether this is the copy that a search head sent to a search peer. */
  boolean isOnPeer() {
    for (File folder = root; folder != null; folder = folder.getParentFile()) {
      if (folder.getName().equals("searchpeers")) {
        return true;
      }
    }
    return false;
  }
}
