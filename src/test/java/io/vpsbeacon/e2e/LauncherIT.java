package io.vpsbeacon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import io.vpsbeacon.e2e.Splunkd.SearchResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Java the launcher takes, and how it starts it, seen with programs that only pretend. */
final class LauncherIT extends EndToEnd {
  private static final String STARTED = "started ";

  private final Map<String, String> environment = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));

  @BeforeEach
  void lookForAJavaOfTheHost() throws IOException {
    home.removeOwnJava();
  }

  private Path java(String name, String version) throws IOException {
    return FakeJava.of(temporary.resolve(name), version);
  }

  private List<String> launch(String... shell) throws Exception {
    List<String> line = new ArrayList<>(List.of(shell));
    line.add(home.bin().resolve("vpsbeacon.sh").toString());
    return launch(line);
  }

  private List<String> launch(List<String> line) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(line).directory(temporary.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    List<String> output =
        new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertEquals("", new String(process.getErrorStream().readAllBytes(), UTF_8));
    assertEquals(0, process.waitFor());
    return output;
  }

  private static void assertStarted(Path java, List<String> output) {
    assertEquals(STARTED + java.resolve("bin/java"), output.get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/sh", "dash", "bash", "ksh", "busybox"})
  void everyShellStartsTheCommandFromWhereTheLauncherLies(String shell) throws Exception {
    if (!shell.startsWith("/")) {
      assumeTrue(Files.isExecutable(Path.of("/usr/bin", shell)), "no " + shell);
    }
    Path java = java("java 17", "17.0.15");
    environment.put("JAVA_HOME", java.toString());

    List<String> output = shell.equals("busybox") ? launch(shell, "sh") : launch(shell);

    assertStarted(java, output);
    int classPath = output.indexOf("-cp");
    assertEquals(home.bin().resolve("vpsbeacon.jar").toString(), output.get(classPath + 1));
    assertEquals("io.vpsbeacon.splunk.SearchCommandMain", output.get(classPath + 2));
  }

  @Test
  void whatSplunkAndOthersSetDoesNotReachJava() throws Exception {
    environment.put("JAVA_HOME", java("java", "17.0.15").toString());
    environment.put("LD_LIBRARY_PATH", home.root().resolve("lib").toString());
    environment.put("JAVA_TOOL_OPTIONS", "-Xmx1m");

    List<String> output = launch();

    assertTrue(output.contains("env LD_LIBRARY_PATH=unset"), output.toString());
    assertTrue(output.contains("env JAVA_TOOL_OPTIONS=unset"), output.toString());
  }

  @Test
  void javaHasALocaleOfItsOwn() throws Exception {
    environment.put("JAVA_HOME", java("java", "17.0.15").toString());
    for (String variable : List.of("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG")) {
      environment.put(variable, "POSIX");
    }

    List<String> output = launch();

    assertTrue(output.contains("locale C.UTF-8, none"), output.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.15", "21-ea", "25.0.1+8", "100"})
  void everyVersionFrom17OnServes(String version) throws Exception {
    Path java = java("java", version);
    environment.put("JAVA_HOME", java.toString());

    assertStarted(java, launch());
  }

  @Test
  void theVariableWinsOverTheSettingOverJavaHomeOverThePath() throws Exception {
    Path path = java("path", "17");
    environment.put("PATH", "/nowhere:" + path.resolve("bin") + ":/usr/bin:/bin");
    assertStarted(path, launch());

    Path javaHome = java("home", "17");
    environment.put("JAVA_HOME", javaHome.toString());
    assertStarted(javaHome, launch());

    Path setting = java("setting", "17");
    home.write("local/vpsbeacon.conf", "[engine]\njava_home = " + setting + "\n");
    assertStarted(setting, launch());

    Path variable = java("variable", "17");
    environment.put("VPSBEACON_JAVA_HOME", variable.toString());
    assertStarted(variable, launch());
  }

  @Test
  void anOldJavaThatNobodyPointedToIsPassedOver() throws Exception {
    environment.put("JAVA_HOME", java("older", "1.8.0_452").toString());
    Path good = java("good", "21");
    environment.put(
        "PATH", java("old", "11").resolve("bin") + ":" + good.resolve("bin") + ":/usr/bin:/bin");

    assertStarted(good, launch());
  }

  @Test
  void aLinkOnThePathIsFollowedToItsReleaseFile() throws Exception {
    Path java = java("real", "17.0.15");
    // Were it asked, it would say something else.
    Files.writeString(
        java.resolve("bin/java"),
        Files.readString(java.resolve("bin/java")).replace("17.0.15", "11"));
    Path links = Files.createDirectories(temporary.resolve("links"));
    Files.createSymbolicLink(links.resolve("java"), java.resolve("bin/java"));
    environment.put("PATH", links + ":/usr/bin:/bin");

    assertStarted(java, launch());
  }

  @Test
  void aJavaWithoutAReleaseFileIsAsked() throws Exception {
    Path java = FakeJava.withoutReleaseFile(temporary.resolve("shim"), "17.0.1");
    environment.put("PATH", java.resolve("bin") + ":/usr/bin:/bin");

    assertStarted(java, launch());
  }

  static List<Arguments> settings() {
    return List.of(
        Arguments.of("[engine]\njava_home=%s", ""),
        Arguments.of("[engine]\r\njava_home = %s\r\n", ""),
        Arguments.of("\uFEFF[engine] \r\njava_home = %s \t\r\n", ""),
        Arguments.of(
            "# java_home = /x\n\n[other]\njava_home=/x\n[engine]\n  java_home =   %s  \n", ""),
        Arguments.of("[engine]\njava_home = /x\njava_home = %s\n[other]\njava_home = /x\n", ""),
        Arguments.of("[engine]\njava_home = %s\n", "[engine]\njava_home = /x\n"),
        Arguments.of("[engine]\nrun_on_peers = true\n", "[engine]\njava_home = %s\n"));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theSettingIsReadAsSplunkReadsConfs(String local, String shipped) throws Exception {
    Path java = java("my java", "17");
    home.write("local/vpsbeacon.conf", local.formatted(java));
    home.write("default/vpsbeacon.conf", shipped.formatted(java));

    assertStarted(java, launch());
  }

  @Test
  void anEmptySettingIsNone() throws Exception {
    Path java = java("home", "17");
    environment.put("JAVA_HOME", java.toString());
    home.write("default/vpsbeacon.conf", "[engine]\njava_home = /x\n");
    home.write("local/vpsbeacon.conf", "[engine]\njava_home =\n");

    assertStarted(java, launch());
  }

  @ParameterizedTest
  @CsvSource({
    "'',                                    -Xmx288m",
    "[engine]|memory_mb =,                  -Xmx288m",
    "[engine]|memory_mb = 256,              -Xmx140m",
    "[engine]|memory_mb = 384,              -Xmx288m",
    "[other]|memory_mb = 1|[engine]|memory_mb=30000, -Xmx29904m"
  })
  void theHeapIsWhatTheSettingLeaves(String local, String heap) throws Exception {
    environment.put("JAVA_HOME", java("java", "17").toString());
    home.write("local/vpsbeacon.conf", local.replace('|', '\n') + "\n");

    List<String> output = launch();

    assertEquals(heap, output.stream().filter(flag -> flag.startsWith("-Xmx")).findFirst().get());
  }

  @Test
  void aSwitchThatIsNeitherOnNorOffIsAnError() throws Exception {
    home.write("local/vpsbeacon.conf", "[engine]\nrun_on_peers = maybe\n");

    assertEquals(
        List.of(
            "VPS Beacon cannot start with run_on_peers = maybe under [engine] in vpsbeacon.conf: it"
                + " must be true or false."),
        search("vpsbeacon").messages("ERROR"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"255", "30001", "0400", "1e3", "512 MB", "-1", "99999999999999999999"})
  void aSettingOfMemoryThatIsNoneIsAnErrorThatNamesIt(String value) throws Exception {
    home.write("local/vpsbeacon.conf", "[engine]\nmemory_mb = " + value + "\n");

    SearchResult result = search("vpsbeacon");

    assertTrue(result.failed());
    assertEquals(
        List.of(
            "VPS Beacon cannot start with memory_mb = "
                + value
                + " under [engine] in vpsbeacon.conf: it must be a whole number of megabytes from"
                + " 256 to 30000."),
        result.messages("ERROR"));
    assertQuiet(result.ending());
  }

  @Test
  void aLinkToTheLauncherIsFollowed() throws Exception {
    environment.put("JAVA_HOME", java("java", "17").toString());
    Path link = temporary.resolve("a link");
    Files.createSymbolicLink(link, home.bin().resolve("vpsbeacon.sh"));

    List<String> output = launch(List.of(link.toString()));

    assertEquals(
        home.bin().toRealPath().resolve("vpsbeacon.jar").toString(),
        output.get(output.indexOf("-cp") + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-java.txt", "no-jar.txt", "bad-memory.txt"})
  void aPreparedAnswerForWindowsIsOneFrame(String name) throws Exception {
    Path file = home.bin().resolve(name);
    assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    byte[] answer = Files.readAllBytes(file);
    String text = new String(answer, UTF_8);
    int end = text.indexOf('\n');
    int length = answer.length - end - 1;

    assertEquals("chunked 1.0," + length + ",0", text.substring(0, end));
    Reply reply =
        new Reply(
            JsonParser.parseString(text.substring(end + 1)).getAsJsonObject(),
            ChunkBody.read(new byte[0]));
    assertTrue(reply.failed() && reply.finished());
    assertEquals("ERROR", reply.messages().get(0).level());
  }

  @Test
  void theLauncherForWindowsPrintsNoneOfItsLines() throws Exception {
    for (String line : Files.readAllLines(home.bin().resolve("vpsbeacon.cmd"))) {
      assertTrue(line.startsWith("@"), line);
    }
  }

  @Test
  void theLauncherForWindowsGivesTheSameFlagsToTheJvm() throws Exception {
    String shell = Files.readString(home.bin().resolve("vpsbeacon.sh"));
    Set<String> here = flags(shell.substring(shell.indexOf("\nexec_java ")));
    Set<String> there = flags(Files.readString(home.bin().resolve("vpsbeacon.cmd")));
    // There no archive is made, and the app's folder is told from where the jar lies.
    here.removeAll(Set.of("-Dvpsbeacon.cache", "-Dvpsbeacon.home"));
    there.remove("-Xshare:auto");
    assertEquals(here, there);
  }

  /** Those of the JVM; of one with a value that the launcher works out, its name. */
  private static Set<String> flags(String launcher) {
    return Pattern.compile("(?<=\\s)-[XD][^\\s\\\\]+")
        .matcher(launcher)
        .results()
        .map(MatchResult::group)
        .map(flag -> flag.matches(".*[$%].*") ? flag.replaceAll("[=$%].*", "") : flag)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
