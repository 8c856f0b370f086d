package io.vpsbeacon.cli;

import io.vpsbeacon.lookup.FileNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * A file that a command writes. Whoever reads it, or ends the run, at any moment finds the old one
 * or the new one, whole.
 *
 * @param option by which it was named, for messages
 * @param file where it will be
 */
record OutputFile(String option, Path file) {
  /** Standard output, where a command takes it for a file's name. */
  static final String STDOUT = "-";

  /** What the file is to hold. */
  interface Content {
    /**
     * Writes it.
     *
     * @param out need not be closed
     */
    void to(OutputStream out) throws IOException;
  }

  boolean isStdout() {
    return file.toString().equals(STDOUT);
  }

  /**
   * Writes the file.
   *
   * @throws CliException where it cannot be written, naming it and the cause
   */
  void write(Content content) throws IOException {
    try {
      if (isReplaceable()) {
        replace(content);
      } else {
        try (OutputStream out = Files.newOutputStream(file)) {
          content.to(out);
        }
      }
    } catch (IOException e) {
      if (Main.isBrokenPipe(e)) {
        throw e;
      }
      throw new CliException(
          ExitCode.FAILED, option + " " + file + ": " + FileNames.cannotWrite(e), e);
    }
  }

  /**
   * A pipe or a device cannot be replaced. Nor may what a shell has opened, as {@code /dev/stdout}:
   * it would go on with the old file, which then has no name.
   */
  private boolean isReplaceable() {
    Path absolute = file.toAbsolutePath();
    boolean opened =
        absolute.startsWith("/proc")
            || (absolute.startsWith("/dev") && !absolute.startsWith("/dev/shm"));
    return !opened && (Files.isRegularFile(file) || !Files.exists(file));
  }

  private void replace(Content content) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path temporary = temporary(target);
    // A run that is ended from outside comes to no finally.
    temporary.toFile().deleteOnExit();
    try {
      try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.WRITE)) {
        content.to(out);
      }
      if (Files.exists(target)) {
        keepRights(target, temporary);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** A new empty file beside the target; what a killed run has left is in nobody's way. */
  private static Path temporary(Path target) throws IOException {
    String start = "." + target.getFileName() + "." + ProcessHandle.current().pid();
    for (int number = 0; ; number++) {
      Path temporary = target.resolveSibling(number == 0 ? start : start + "-" + number);
      try {
        return Files.createFile(temporary);
      } catch (FileAlreadyExistsException e) {
        // Left by a killed run of the same number.
      }
    }
  }

  /** What only its owner may read stays so. */
  private static void keepRights(Path from, Path to) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView fresh = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (old != null && fresh != null) {
      fresh.setPermissions(old.readAttributes().permissions());
    }
  }
}
