package io.vpsbeacon.lookup;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;

/** What only the user that this process runs as can have written. */
final class OwnFiles {
  private OwnFiles() {}

  /** Whether it is a folder, no link to one, that is this user's and that nobody else may write. */
  static boolean isOwnFolder(Path folder) {
    PosixFileAttributes seen = seen(folder);
    return seen != null && seen.isDirectory() && isOwn(seen);
  }

  /** Whether it is a file, no link to one, that is this user's and that nobody else may write. */
  static boolean isOwnFile(Path file) {
    PosixFileAttributes seen = seen(file);
    return seen != null && seen.isRegularFile() && isOwn(seen);
  }

  /** Makes a folder for this user alone, in one of this user's; false where there is none then. */
  static boolean makeOwnFolder(Path folder) {
    Path parent = folder.toAbsolutePath().getParent();
    try {
      if (parent != null && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        PosixFileAttributes around = Files.readAttributes(parent, PosixFileAttributes.class);
        if (!around.owner().equals(user())) {
          return false;
        }
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException | RuntimeException e) {
      // Another process may have been quicker.
      return isOwnFolder(folder);
    }
    return isOwnFolder(folder);
  }

  static void deleteQuietly(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | RuntimeException e) {
      // It is cleared away later, by its age.
      return;
    }
  }

  /** Null where there is none, or no system that knows owners and rights. */
  private static PosixFileAttributes seen(Path path) {
    try {
      return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private static boolean isOwn(PosixFileAttributes seen) {
    try {
      return !seen.permissions().contains(PosixFilePermission.GROUP_WRITE)
          && !seen.permissions().contains(PosixFilePermission.OTHERS_WRITE)
          && seen.owner().equals(user());
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** A container's user often has no name, so Linux is asked by number first. */
  private static UserPrincipal user() throws IOException {
    Path self = Path.of("/proc/self");
    return Files.exists(self)
        ? Files.getOwner(self)
        : FileSystems.getDefault()
            .getUserPrincipalLookupService()
            .lookupPrincipalByName(System.getProperty("user.name"));
  }
}
