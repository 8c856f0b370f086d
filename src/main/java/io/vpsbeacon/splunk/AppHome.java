package io.vpsbeacon.splunk;

import io.vpsbeacon.lookup.LookupFolder;
import io.vpsbeacon.lookup.RangeImageFile;
import io.vpsbeacon.lookup.Ranges;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The app's folder, and what may be done in it.
 *
 * <p>Files as long as nothing is done with them: the first {@code Path} of a process loads a
 * library, which no answer to getinfo needs.
 *
 * @param root the app's root: {@code lookups} and {@code bin} are in it
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

  /** The folder that holds {@code bin/} with this program's jar, unless the property names it. */
  public static AppHome find() {
    String given = System.getProperty(PROPERTY);
    File root =
        given == null
            ? new File(
                new File(System.getProperty("java.class.path")).getAbsoluteFile().getParent(), "..")
            : new File(given);
    String cache = System.getProperty(CACHE, "");
    return new AppHome(
        root,
        isTrue(System.getProperty(RUN_ON_PEERS, "")),
        cache.isEmpty() ? null : new File(cache));
  }

  /**
   * As Splunk reads a setting; without a regular expression, since every process of a search asks.
   */
  private static boolean isTrue(String setting) {
    return switch (setting.toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "1" -> true;
      default -> false;
    };
  }

  /** The app's root, from the root of the file system. */
  public Path folder() {
    return root.toPath().toAbsolutePath().normalize();
  }

  public Path lookups() {
    return folder().resolve("lookups");
  }

  /** Whether users have profiles of their own, see {@link LookupFolder#hasUserProfiles}. */
  boolean hasUserProfiles() {
    return LookupFolder.hasUserProfiles(new File(root, "lookups"));
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
    Path apps = folder().getParent();
    return apps != null && apps.endsWith(Path.of("etc", "apps"));
  }

  /** Whether this is the copy that a search head sent to a search peer. */
  boolean isOnPeer() {
    for (Path part : folder()) {
      if (part.toString().equals("searchpeers")) {
        return true;
      }
    }
    return false;
  }
}
