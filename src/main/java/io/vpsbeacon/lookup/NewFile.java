package io.vpsbeacon.lookup;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** Makes a file that is either not there or complete, and never replaces one. */
final class NewFile {
  /** Splunk takes what ends in .csv for a lookup. */
  static final String TEMPORARY = ".tmp";

  /** No process takes so long to write a header: what is older was left by one that was killed. */
  private static final Duration LONG = Duration.ofMinutes(1);

  private NewFile() {}

  /**
   * Makes the file, unless there is one, and clears away what killed processes left beside it.
   *
   * @return whether this call made it: of many at once, one does
   */
  static boolean create(Path target, byte[] content) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    String prefix = target.getFileName() + ".";
    deleteLeftovers(folder, prefix);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Path temporary = temporary(folder, prefix);
    try {
      Files.write(temporary, content);
      letAllRead(temporary);
      link(target, temporary, content);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Makes an empty file with a name of its own, for its owner alone. Not by {@code createTempFile}:
   * a source of random numbers is sixty classes more in a start-up archive, all of which each start
   * links.
   */
  static Path temporary(Path folder, String prefix) throws IOException {
    FileAttribute<?>[] rights =
        folder.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    for (long number = System.nanoTime(); ; number++) {
      Path file = folder.resolve(prefix + (number & Long.MAX_VALUE) + TEMPORARY);
      try {
        return Files.createFile(file, rights);
      } catch (FileAlreadyExistsException e) {
        // Another process's.
      }
    }
  }

  static void deleteLeftovers(Path folder, String prefix) throws IOException {
    long latest = System.currentTimeMillis() - LONG.toMillis();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, file -> isTemporary(file, prefix))) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis() < latest) {
          Files.deleteIfExists(file);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (FileSystemException e) {
      // Gone meanwhile, or not ours to delete: it harms nobody.
      return;
    }
  }

  private static boolean isTemporary(Path file, String prefix) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(prefix)
        && name.endsWith(TEMPORARY)
        && name.length() > prefix.length() + TEMPORARY.length()
        && Chars.areAll(
            name.substring(prefix.length(), name.length() - TEMPORARY.length()), Chars.DIGITS);
  }

  /** A hard link is the one step that neither replaces a file nor shows half of one. */
  private static void link(Path target, Path temporary, byte[] content) throws IOException {
    try {
      Files.createLink(target, temporary);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // No hard links here. Moving could replace the file of another process; this cannot, and
      // what it shows for a moment is an empty file, which readers take for one without rows.
      Files.write(target, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
  }

  /** A temporary file is made for its owner alone; a lookup is for whoever may read the app. */
  static void letAllRead(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
    }
  }
}
