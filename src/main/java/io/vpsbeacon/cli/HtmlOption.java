package io.vpsbeacon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a scan writes its page, if anywhere. */
final class HtmlOption {
  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = {
        "Also writes one self-contained page: the findings, and of the first "
            + HtmlReport.MOST_PICTURES
            + " a timeline and a histogram of their gaps. Replaces the file."
      })
  private Path file;

  /**
   * Refuses, before anything is read, what could not be written in the end.
   *
   * @param inputs the files to read
   */
  void check(List<InputFile> inputs) {
    if (file == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw refused("there is no folder for it");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw refused("it is no regular file");
    }
    if (inputs.stream().anyMatch(input -> input.is(file))) {
      throw refused("it is one of the files to read");
    }
  }

  private CliException refused(String cause) {
    return new CliException(ExitCode.USAGE, "--html " + file + ": " + cause);
  }

  /** Writes the page, in one step: a reader sees the old file or the new one. */
  void write(ScanReport report) throws IOException {
    if (file == null) {
      return;
    }
    byte[] page = new HtmlReport(report).html().getBytes(UTF_8);
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Path temporary =
          target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid());
      try {
        Files.write(temporary, page, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new CliException(
          ExitCode.FAILED, "--html " + file + ": it cannot be written (" + e.getMessage() + ")", e);
    }
  }
}
