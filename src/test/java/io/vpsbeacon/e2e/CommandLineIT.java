package io.vpsbeacon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The launcher of the command line: in an installed app and in a clone that it builds itself. */
final class CommandLineIT extends EndToEnd {
  private static final String BUILDING = "building VPS Beacon";

  private final Map<String, String> environment = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));
  private Path clone;

  private record Output(int exit, String stdout, String stderr) {}

  /** A clone whose build makes a jar in no time, and whose Java only says how it was started. */
  @BeforeEach
  void makeAClone() throws Exception {
    home.removeOwnJava();
    clone = Files.createDirectories(temporary.resolve("my clone"));
    Files.writeString(clone.resolve("pom.xml"), "<project/>");
    Files.createDirectories(clone.resolve("src/main/java"));
    Files.writeString(clone.resolve("src/main/java/A.java"), "class A {}");
    Files.createDirectories(clone.resolve("bin"));
    for (String script : List.of("vpsbeacon", "find-java.sh")) {
      Files.copy(home.bin().resolve(script), clone.resolve("bin").resolve(script));
    }
    clone.resolve("bin/vpsbeacon").toFile().setExecutable(true);
    build("cat; echo noise; mkdir -p target; echo jar >target/vpsbeacon.jar");
    environment.put("JAVA_HOME", FakeJava.of(temporary.resolve("java"), "17.0.15").toString());
  }

  private void build(String commands) throws IOException {
    Path wrapper = clone.resolve("mvnw");
    Files.writeString(wrapper, "#!/bin/sh\n" + commands + "\n");
    wrapper.toFile().setExecutable(true);
  }

  private Output run(Path program, String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of(program.toString()));
    line.addAll(List.of(arguments));
    Path stderr = temporary.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(temporary.toFile()).redirectError(stderr.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String stdout = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Output(process.waitFor(), stdout, Files.readString(stderr));
  }

  private Output inClone(String... arguments) throws Exception {
    return run(clone.resolve("bin/vpsbeacon"), arguments);
  }

  @Test
  void theInstalledAppRunsTheJarBesideIt() throws Exception {
    environment.put("JAVA_HOME", System.getProperty("java.home"));

    Output version = run(home.bin().resolve("vpsbeacon"), "--version");

    assertEquals("", version.stderr());
    assertEquals(0, version.exit());
    assertTrue(version.stdout().contains("1.0.0"), version.stdout());
  }

  @Test
  void aLinkToTheInstalledLauncherServes() throws Exception {
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    Path link = temporary.resolve("vpsbeacon link");
    Files.createSymbolicLink(link, home.bin().resolve("vpsbeacon"));

    assertEquals(0, run(link, "--version").exit());
  }

  @Test
  void aFreshCloneIsBuiltFirst() throws Exception {
    Output output = inClone("scan", "a file", "--span=1h");

    assertEquals(0, output.exit());
    assertEquals(BUILDING + " (first run, about a minute) ...\n", output.stderr());
    List<String> started = output.stdout().lines().toList();
    assertTrue(started.contains("-Dvpsbeacon.home=" + clone.resolve("app")), output.stdout());
    int jar = started.indexOf("-jar");
    assertEquals(
        List.of(clone.resolve("target/vpsbeacon.jar").toString(), "scan", "a file", "--span=1h"),
        started.subList(jar + 1, jar + 5));
    assertFalse(output.stdout().contains("noise"), output.stdout());
  }

  @Test
  void aBuiltCloneIsBuiltAgainOnlyForNewerSources() throws Exception {
    inClone();
    assertEquals("", inClone().stderr());

    Files.setLastModifiedTime(
        clone.resolve("src/main/java/A.java"), FileTime.from(Instant.now().plusSeconds(5)));
    assertTrue(inClone().stderr().startsWith(BUILDING + " (sources changed)"));
  }

  @Test
  void aBuildThatFailsShowsItsErrors() throws Exception {
    build("echo '[ERROR] A.java is wrong'; exit 1");

    Output output = inClone("demo");

    assertEquals(3, output.exit());
    assertEquals("", output.stdout());
    assertTrue(output.stderr().contains("[ERROR] A.java is wrong"), output.stderr());
  }

  @Test
  void withoutJavaItSaysSoInOneSentence() throws Exception {
    environment.remove("JAVA_HOME");
    environment.put("PATH", "/nowhere");
    for (Path program : List.of(home.bin().resolve("vpsbeacon"), clone.resolve("bin/vpsbeacon"))) {
      Output output = run(program, "demo");

      assertEquals(3, output.exit());
      assertEquals("", output.stdout());
      assertEquals(1, output.stderr().lines().count(), output.stderr());
      assertTrue(output.stderr().startsWith("vpsbeacon: VPS Beacon needs Java 17"));
    }
  }

  @Test
  void withoutItsJarItSaysSo() throws Exception {
    Files.delete(clone.resolve("pom.xml"));

    Output output = inClone("demo");

    assertEquals(3, output.exit());
    assertTrue(output.stderr().contains("vpsbeacon.jar is missing"), output.stderr());
  }
}
