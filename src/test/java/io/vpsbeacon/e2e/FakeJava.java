package io.vpsbeacon.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that look like a Java's, whose program says how it was started and does nothing. */
final class FakeJava {
  private static final String PROGRAM =
      """
      #!/bin/sh
      case $1 in
        -version) echo 'openjdk version "%s" 2020-01-01' >&2 ;;
        *)
          printf '%%s\\n' "started $0" "$@"
          printf 'env LD_LIBRARY_PATH=%%s\\n' "${LD_LIBRARY_PATH-unset}"
          printf 'env JAVA_TOOL_OPTIONS=%%s\\n' "${JAVA_TOOL_OPTIONS-unset}"
          printf 'locale %%s, %%s\\n' "${LC_ALL-$LC_CTYPE}" "${LC_MESSAGES-${LANG-none}}"
          ;;
      esac
      """;

  private FakeJava() {}

  /** A Java of this version, with the file that says so. */
  static Path of(Path folder, String version) throws IOException {
    Path home = withoutReleaseFile(folder, version);
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\nMODULES=\"a b=c\"\n");
    return home;
  }

  /** A Java that has to be asked for its version. */
  static Path withoutReleaseFile(Path folder, String version) throws IOException {
    Path program = Files.createDirectories(folder.resolve("bin")).resolve("java");
    Files.writeString(program, PROGRAM.formatted(version));
    program.toFile().setExecutable(true);
    return folder;
  }
}
