package io.vpsbeacon.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A Splunk host's folder with the packaged app in it.
 *
 * @param root SPLUNK_HOME
 * @param app the app's folder
 */
record SplunkHome(Path root, Path app) {
  private static final String APP = "vpsbeacon";

  /** What Splunk replicates to its search peers, of what an app may have. */
  private static final Set<String> REPLICATED_FOLDERS = Set.of("bin", "lookups", "metadata");

  private static final Set<String> REPLICATED_CONFS =
      Set.of("commands.conf", "transforms.conf", "props.conf", "fields.conf", "app.conf");

  /** A search head on which an admin has just installed the package. */
  static SplunkHome searchHead(Path root) throws IOException, InterruptedException {
    Path apps = Files.createDirectories(root.resolve("etc/apps"));
    unpack(apps);
    return prepared(root, apps.resolve(APP));
  }

  /** A search peer that got the app in a search head's bundle. */
  static SplunkHome searchPeer(Path root) throws IOException, InterruptedException {
    Path apps = Files.createDirectories(root.resolve("var/run/searchpeers/head01-1591757455/apps"));
    unpack(apps);
    Path app = apps.resolve(APP);
    try (Stream<Path> files = Files.walk(app)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!isReplicated(app.relativize(file))) {
          Files.delete(file);
        }
      }
    }
    return prepared(root, app);
  }

  private static boolean isReplicated(Path file) {
    String folder = file.getName(0).toString();
    return REPLICATED_FOLDERS.contains(folder)
        || (folder.equals("default") && REPLICATED_CONFS.contains(file.getFileName().toString()));
  }

  private static SplunkHome prepared(Path root, Path app) throws IOException {
    // Splunk's own libraries, which break the programs of the system that load them.
    Path lib = Files.createDirectories(root.resolve("lib"));
    for (String library : List.of("libz.so.1", "libjli.so", "libjvm.so")) {
      Files.writeString(lib.resolve(library), "not for you");
    }
    return new SplunkHome(root, app);
  }

  private static void unpack(Path folder) throws IOException, InterruptedException {
    String spl = System.getProperty("vpsbeacon.spl");
    Assumptions.assumeTrue(spl != null, "vpsbeacon.spl names no package");
    Process tar =
        new ProcessBuilder("tar", "-xzf", spl, "-C", folder.toString()).inheritIO().start();
    if (tar.waitFor() != 0) {
      throw new IOException("tar cannot unpack " + spl);
    }
  }

  Path bin() {
    return app.resolve("bin");
  }

  /** Whether the package under test is the one that brings its own Java. */
  boolean hasOwnJava() {
    return Files.exists(bin().resolve("jre"));
  }

  /** As the package that brings no Java: for tests of which Java of the host is taken. */
  void removeOwnJava() throws IOException {
    if (hasOwnJava()) {
      Files.move(bin().resolve("jre"), root.resolve("no jre"));
    }
  }

  Path lookup(String name) {
    return app.resolve("lookups").resolve(name);
  }

  /** Writes a file of the app, such as {@code local/commands.conf}. */
  SplunkHome write(String file, String content) throws IOException {
    Path path = app.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
    return this;
  }

  /**
   * The program and its arguments that commands.conf names for a command.
   *
   * @throws AssertionError when splunkd would not start it by the chunked protocol
   */
  List<String> commandLine(String command) throws IOException {
    Map<String, String> stanza = Conf.read(app, "commands.conf").stanza(command);
    if (!Set.of("true", "1", "t").contains(stanza.getOrDefault("chunked", ""))) {
      throw new AssertionError("commands.conf [" + command + "] is not chunked: " + stanza);
    }
    List<String> line = new ArrayList<>(List.of(program(stanza.get("filename")).toString()));
    Map<Integer, String> arguments = new TreeMap<>();
    stanza.forEach(
        (key, value) -> {
          if (key.startsWith("command.arg.")) {
            arguments.put(Integer.valueOf(key.substring("command.arg.".length())), value);
          }
        });
    line.addAll(arguments.values());
    return line;
  }

  private Path program(String fileName) {
    for (String folder : List.of("linux_x86_64/bin", "bin")) {
      Path program = app.resolve(folder).resolve(fileName);
      if (Files.exists(program)) {
        if (!Files.isExecutable(program)) {
          throw new AssertionError("not executable: " + program);
        }
        return program;
      }
    }
    throw new AssertionError("no program " + fileName + " in " + app);
  }
}
