package io.vpsbeacon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a scan writes its page, if anywhere. */
final class HtmlOption {
  private static final String OPTION = "--html";

  @Option(
      names = OPTION,
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
    if (new OutputFile(OPTION, file).isStdout()) {
      throw refused("standard output has the findings; for a file of this name write ./-");
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
    return new CliException(ExitCode.USAGE, OPTION + " " + file + ": " + cause);
  }

  /** Writes the page. */
  void write(ScanReport report) throws IOException {
    if (file == null) {
      return;
    }
    byte[] page = new HtmlReport(report).html().getBytes(UTF_8);
    new OutputFile(OPTION, file).write(out -> out.write(page));
  }
}
