package io.vpsbeacon.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The repository's files, as the tests of the app's parts read them. */
final class Repository {
  /** What goes into the package besides bin/: folders, and single files of the root. */
  private static final List<String> PACKAGED =
      List.of(
          "default", "README", "metadata", "app", "README.md", "CHANGELOG.md", "LICENSE", "NOTICE");

  private Repository() {}

  static Path path(String relative) {
    return Path.of(System.getProperty("user.dir")).resolve(relative);
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    return new String(bytes(file), UTF_8);
  }

  static String text(String relative) {
    return text(path(relative));
  }

  static ConfFile conf(String relative) {
    return ConfFile.parse(relative, bytes(path(relative)));
  }

  /** The conf files of default/, by conf name: {@code app}, {@code macros}, ... */
  static Map<String, ConfFile> confs() {
    return filesUnder("default").stream()
        .filter(file -> file.toString().endsWith(".conf"))
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString().replace(".conf", ""),
                file -> ConfFile.parse(relative(file), bytes(file))));
  }

  static List<Path> packagedFiles() {
    return PACKAGED.stream().flatMap(name -> filesUnder(name).stream()).toList();
  }

  /** All files below a folder of the repository, or the file itself; none where it is absent. */
  static List<Path> filesUnder(String relative) {
    Path start = path(relative);
    if (!Files.exists(start)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(start)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String relative(Path file) {
    return path("").relativize(file).toString().replace('\\', '/');
  }
}
