package io.vpsbeacon.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The app's {@code lookups} folder. Nothing is kept: each call reads what is there now. */
public final class LookupFolder {
  private static final String DEFAULT = "default";
  private static final String CSV = ".csv";

  private final Path folder;

  /**
   * @param lookups the folder; it may be absent
   */
  public LookupFolder(Path lookups) {
    this.folder = lookups;
  }

  /**
   * The exclusion rows in force, the shipped ones first. Disabled and expired rows are gone, and so
   * are shipped rows that a row of the users' with {@code enabled=false} and the same cells
   * switches off.
   *
   * @param usersFile the users' file, which must be there; null for the one in this folder, if any
   * @param now when rows expire
   */
  public Loaded<List<ExclusionRow>> exclusions(Path usersFile, Instant now) {
    List<Problem> problems = new ArrayList<>();
    Path inFolder = folder.resolve(FileNames.EXCLUSIONS);
    Path usersPath = usersFile == null ? inFolder : usersFile;
    List<ExclusionReader.Entry> users = List.of();
    if (usersFile != null || isThere(inFolder)) {
      users = collect(usersPath, now, problems);
    }
    List<ExclusionReader.Entry> shipped =
        collect(folder.resolve(FileNames.EXCLUSIONS_DEFAULT), now, problems);
    RowsInForce rows = new RowsInForce(shipped, users, String.valueOf(usersPath.getFileName()));
    problems.addAll(rows.problems());
    return new Loaded<>(rows.rows(), problems);
  }

  /** Whether there is anything of this name, be it a link to nowhere, which is to be told. */
  private static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static List<ExclusionReader.Entry> collect(
      Path file, Instant now, List<Problem> problems) {
    Loaded<List<ExclusionReader.Entry>> loaded = ExclusionReader.read(file, now);
    problems.addAll(loaded.problems());
    return loaded.value();
  }

  /**
   * The tier table of this name, whatever metrics it names.
   *
   * @see #tiers(String, Set)
   */
  public Loaded<TierTable> tiers(String name) throws LookupException {
    return tiers(name, Set.of());
  }

  /**
   * The tier table of this name: the users' own, else the shipped one. {@code default} is {@code
   * vpsbeacon_tiers.csv}, any other name N is {@code vpsbeacon_tiers_N.csv}.
   *
   * @param metrics the metrics that its columns may name; empty for any
   * @throws LookupException when there is none, naming those there are, or when it is wrong
   *     anywhere, naming file, line and cause
   */
  public Loaded<TierTable> tiers(String name, Set<String> metrics) throws LookupException {
    if (!FileNames.isName(name)) {
      throw new LookupException(
          "tier table '" + name + "' is not a name of letters, digits, _ and -");
    }
    String own = FileNames.TIERS + (name.equals(DEFAULT) ? "" : "_" + name);
    for (String file : List.of(own + CSV, own + "_" + DEFAULT + CSV)) {
      Path path = folder.resolve(file);
      if (isThere(path)) {
        return TierReader.read(path, name, metrics);
      }
    }
    Set<String> names = tierNames();
    throw new LookupException(
        "there is no tier table '"
            + name
            + "': "
            + (names.isEmpty()
                ? "the lookups folder has none, looked for " + own + CSV
                : "there are " + String.join(", ", names)));
  }

  private Set<String> tierNames() {
    Set<String> names = new TreeSet<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, FileNames.TIERS + "*" + CSV)) {
      for (Path file : files) {
        String text = String.valueOf(file.getFileName());
        String name = text.substring(FileNames.TIERS.length(), text.length() - CSV.length());
        if (name.endsWith("_" + DEFAULT)) {
          name = name.substring(0, name.length() - DEFAULT.length() - 1);
        }
        if (name.isEmpty()) {
          names.add(DEFAULT);
        } else if (name.startsWith("_") && FileNames.isName(name.substring(1))) {
          names.add(name.substring(1));
        }
      }
    } catch (IOException e) {
      // The names only help to phrase the error.
      return names;
    }
    return names;
  }

  /**
   * The profile of this name: the users' own, else the shipped one.
   *
   * @throws LookupException when there is none, naming those there are, or when it does not say
   *     where the destination is
   */
  public Loaded<Profile> profile(String name) throws LookupException {
    if (!FileNames.isName(name)) {
      throw new LookupException("profile '" + name + "' is not a name of letters, digits, _ and -");
    }
    Set<String> names = new TreeSet<>();
    for (Profile profile : Profiles.shipped()) {
      names.add(profile.name());
    }
    List<Problem> problems = List.of();
    if (hasUserProfiles()) {
      Loaded<ProfileReader.Found> users =
          ProfileReader.read(folder.resolve(FileNames.PROFILES), name);
      problems = users.problems();
      names.addAll(users.value().names());
      Profile profile = users.value().profile();
      if (profile != null) {
        return new Loaded<>(checked(profile, problems), problems);
      }
    }
    Optional<Profile> shipped = Profiles.shipped(name);
    if (shipped.isPresent()) {
      return new Loaded<>(shipped.get(), problems);
    }
    throw new LookupException(
        "there is no profile '"
            + name
            + "': there are "
            + String.join(", ", names)
            + because(problems));
  }

  private static Profile checked(Profile profile, List<Problem> problems) throws LookupException {
    if (profile.sources(Field.DESTINATION_IP).isEmpty()) {
      throw new LookupException(
          FileNames.PROFILES
              + ": profile '"
              + profile.name()
              + "' has no row for "
              + Field.DESTINATION_IP.canonical()
              + because(problems));
    }
    return profile;
  }

  private static String because(List<Problem> problems) {
    return problems.isEmpty() ? "" : " (" + problems.get(0) + ")";
  }

  /** Whether users have profiles of their own. A header alone is none; the file is not read. */
  private boolean hasUserProfiles() {
    return mayHaveUserProfiles(folder.toAbsolutePath().toFile())
        && isThere(folder.resolve(FileNames.PROFILES));
  }

  /**
   * Whether users may have profiles of their own in a folder of lookups, so that {@link #profile}
   * must be asked. It makes no {@code Path}, since this is what each first answer waits for.
   */
  public static boolean mayHaveUserProfiles(File lookups) {
    File file = new File(lookups, FileNames.PROFILES);
    if (file.isFile()) {
      return file.length() > header(ProfileReader.COLUMNS).length;
    }
    // A link to nowhere is to be told; to File it is not there, but its folder names it.
    String[] names = lookups.list();
    return names == null ? lookups.exists() : List.of(names).contains(FileNames.PROFILES);
  }

  /**
   * Whether one of the users' files is missing. Sooner told than {@link #createUserFiles} tells it,
   * which also clears away what killed processes have left: that is done when Splunk starts.
   */
  public boolean lacksUserFiles() {
    return !isThere(folder.resolve(FileNames.EXCLUSIONS))
        || !isThere(folder.resolve(FileNames.PROFILES));
  }

  /**
   * Makes the users' files, with their headers alone, where they are missing. Never touches one
   * that is there; where the folder cannot be written it does nothing.
   *
   * @return whether it made one
   */
  public boolean createUserFiles() {
    boolean exclusions = create(FileNames.EXCLUSIONS, ExclusionColumns.ALL);
    boolean profiles = create(FileNames.PROFILES, ProfileReader.COLUMNS);
    return exclusions || profiles;
  }

  private boolean create(String file, List<String> columns) {
    try {
      return NewFile.create(folder.resolve(file), header(columns));
    } catch (IOException | SecurityException e) {
      // Absent means empty, so the search is as good without the file.
      return false;
    }
  }

  private static byte[] header(List<String> columns) {
    return (String.join(",", columns) + "\n").getBytes(UTF_8);
  }
}
