package io.vpsbeacon.lookup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The names of the lookup files. */
public final class FileNames {
  static final String EXCLUSIONS_DEFAULT = "vpsbeacon_exclusions_default.csv";
  static final String EXCLUSIONS = "vpsbeacon_exclusions.csv";
  static final String PROFILES = "vpsbeacon_profiles.csv";
  static final String TIERS = "vpsbeacon_tiers";

  private FileNames() {}

  /** Why a path is nothing to be read, or null: a pipe, say, would be waited for without end. */
  static String fault(Path file) {
    if (Files.isRegularFile(file)) {
      return null;
    }
    if (Files.exists(file)) {
      return Files.isDirectory(file) ? "is a folder, not a file" : "is no regular file";
    }
    return Files.isSymbolicLink(file) ? "is a link to a file that is missing" : null;
  }

  /** What to tell the user of a file that the system does not give. */
  static String cannotRead(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "the file is missing";
    }
    if (e instanceof AccessDeniedException) {
      return "the file may not be read by this user";
    }
    return "the file cannot be read: " + message(e);
  }

  /** What to tell the user of a file that the system does not take. */
  public static String cannotWrite(IOException e) {
    String cause = message(e);
    if (e instanceof NoSuchFileException) {
      cause = "there is no folder for it";
    } else if (e instanceof AccessDeniedException) {
      cause = "permission denied";
    } else if (e instanceof FileSystemException file && file.getReason() != null) {
      cause = file.getReason();
    }
    return "cannot be written (" + cause + ")";
  }

  private static String message(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** Whether this may be part of a file name: letters, digits, {@code _} and {@code -}. */
  public static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean allowed =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '_'
              || c == '-';
      if (!allowed) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
