package io.vpsbeacon.lookup;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes a file that is either not there or complete, and never replaces one. */
final class NewFile {
  private NewFile() {}

  /**
   * Makes the file, unless there is one.
   *
   * @return whether this call made it: of many at once, one does
   */
  static boolean create(Path target, byte[] content) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Path folder = target.toAbsolutePath().getParent();
    // Splunk takes what ends in .csv for a lookup.
    Path temporary = Files.createTempFile(folder, target.getFileName() + ".", ".tmp");
    try {
      Files.write(temporary, content);
      PosixFileAttributeView view =
          Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
      if (view != null) {
        view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
      }
      link(target, temporary, content);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(temporary);
    }
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
}
