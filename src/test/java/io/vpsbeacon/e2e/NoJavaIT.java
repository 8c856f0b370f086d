package io.vpsbeacon.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vpsbeacon.e2e.Splunkd.Pace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host without a Java that serves: the search says in one sentence what to do. */
final class NoJavaIT extends EndToEnd {
  private Splunkd bare;

  @BeforeEach
  void takeJavaAway() throws IOException {
    home.removeOwnJava();
    bare = splunkd.with("JAVA_HOME", null).with("PATH", "/nowhere");
  }

  @Test
  void withoutAnyJavaItSaysWhatToInstallAndWhereToPointToIt() throws Exception {
    String error = onlyError(bare.search("vpsbeacon", scenario()));

    for (String fragment :
        List.of(
            "Java 17 or newer",
            "none",
            "java_home",
            "local/vpsbeacon.conf",
            "VPSBEACON_JAVA_HOME")) {
      assertTrue(error.contains(fragment), error);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"11.0.2", "1.8.0_452", "16", "9-ea"})
  void anOldJavaIsNamed(String version) throws Exception {
    Path java = FakeJava.of(temporary.resolve("old \"java\" é\\u"), version);

    for (Splunkd host :
        List.of(
            bare.with("JAVA_HOME", java.toString()),
            bare.with("PATH", "/nowhere::" + java.resolve("bin")))) {
      String error = onlyError(host.search("vpsbeacon", scenario()));
      assertTrue(error.contains("Java " + version), error);
      assertTrue(error.contains(java.toString()), error);
    }
  }

  @Test
  void anOldJavaWithoutAReleaseFileIsAsked() throws Exception {
    Path java = FakeJava.withoutReleaseFile(temporary.resolve("old"), "11.0.2");

    String error =
        onlyError(
            bare.with("PATH", java.resolve("bin").toString()).search("vpsbeacon", scenario()));
    assertTrue(error.contains("Java 11.0.2"), error);
  }

  @Test
  void aJavaThatWasPointedToIsNotReplacedByAnother() throws Exception {
    Path old = FakeJava.of(temporary.resolve("old"), "11.0.2");

    String byVariable =
        onlyError(
            splunkd.with("VPSBEACON_JAVA_HOME", old.toString()).search("vpsbeacon", scenario()));
    assertTrue(byVariable.contains("VPSBEACON_JAVA_HOME points to Java 11.0.2"), byVariable);

    home.write("local/vpsbeacon.conf", "[engine]\njava_home = " + temporary.resolve("gone") + "\n");
    String bySetting = onlyError(splunkd.search("vpsbeacon", scenario()));
    assertTrue(bySetting.contains("java_home"), bySetting);
    assertTrue(bySetting.contains(temporary.resolve("gone").toString()), bySetting);
  }

  /** The JVM's own error would reach search.log alone. */
  @Test
  void aJavaInAFolderWithAColonInItsNameIsNotStarted() throws Exception {
    Path java = FakeJava.of(temporary.resolve("a:b"), "17");

    for (String variable : List.of("JAVA_HOME", "VPSBEACON_JAVA_HOME")) {
      String error =
          onlyError(bare.with(variable, java.toString()).search("vpsbeacon", scenario()));
      assertTrue(error.contains("one in " + java), error);
      assertTrue(error.contains("a path with a colon in it"), error);
    }
  }

  @Test
  void aSlowSplunkdGetsTheSameAnswer() throws Exception {
    onlyError(bare.pace(Pace.DRIBBLE).search("vpsbeacon", scenario()));
  }

  @Test
  void aLargeRequestIsReadToItsEnd() throws Exception {
    // More than a pipe holds: splunkd must be able to finish its write.
    String command = "vpsbeacon by=" + "x".repeat(300_000);

    onlyError(bare.search(command, scenario()));
  }

  @Test
  void aProcessThatIsAskedNothingSaysNothing() throws Exception {
    try (Session session = bare.start("vpsbeacon")) {
      assertQuiet(session.end());
    }
  }
}
