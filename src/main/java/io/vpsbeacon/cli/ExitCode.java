package io.vpsbeacon.cli;

/** What the program's exit status says. */
enum ExitCode {
  OK(0, "The run succeeded, whatever was found; single records that were left out are a warning."),
  FAILED(
      1,
      "An input could not be used, or read to its end (the rest is printed), or the run failed."),
  USAGE(2, "The command line, or a lookup that it names, is wrong."),
  /** Given by the launcher, which cannot ask this program. */
  UNUSABLE(3, "Nothing was run: there is no Java, no program, or a build that failed.");

  private final int status;
  private final String meaning;

  ExitCode(int status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  int status() {
    return status;
  }

  String meaning() {
    return meaning;
  }
}
