package io.vpsbeacon.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The evaluation as {@code bench/evaluate --quick} runs it. */
class EvaluationTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    PrintStream sink = new PrintStream(err, true, UTF_8);
    return Evaluation.run(args, sink, sink);
  }

  private Map<String, String> evaluated(String out) throws IOException {
    Path to = folder.resolve(out);
    String nowhere = folder.resolve("none").toString();
    int status = run("--quick", "--seeds", "1", "--data", nowhere, "--out", to.toString());
    assertEquals(0, status, err.toString(UTF_8));
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(to)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(to.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void itWritesAFullPageAndItsPicturesTheSameEachTime() throws Exception {
    Map<String, String> files = evaluated("one");
    assertEquals(files, evaluated("another"));
    String page = files.get("detection.md");
    assertFalse(page.matches("(?s).*<!-- bench:([\\w-]+) -->\\s*<!-- /bench:\\1 -->.*"), page);
    assertTrue(page.contains("| **VPS Beacon, from 0.5** |"), page);
    assertTrue(page.contains("*Not measured: this run found no real records"), page);
    assertTrue(err.toString(UTF_8).contains("skipped: no real records at"), err.toString(UTF_8));
    assertEquals(5, files.size(), files.keySet().toString());
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (file.getKey().endsWith(".svg")) {
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(file.getValue().getBytes(UTF_8)));
        String name = file.getKey().replace('\\', '/');
        assertTrue(page.contains("](" + name + ")"), name);
      }
    }
  }

  @DisplayName("is refused")
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "--seeds 0, --seeds 0: must be a whole number from 1 to 1000",
    "--seeds many, --seeds many: must be a whole number from 1 to 1000",
    "--seeds, --seeds: a value is missing; see --help",
    "--slow, --slow: unknown option; see --help",
    "--home nowhere, --home nowhere: there is no docs/detection.md in it",
  })
  void wrongOptions(String args, String message) {
    assertEquals(2, run(args.split(" ")));
    assertEquals("bench/evaluate: " + message, err.toString(UTF_8).strip());
  }

  @Test
  void helpNamesEveryOption() {
    assertEquals(0, run("--help"));
    for (String option : new String[] {"--quick", "--seeds N", "--data DIR", "--out DIR"}) {
      assertTrue(err.toString(UTF_8).contains(option), option);
    }
  }

  @Test
  void fullRunsGoToTheDocsAndQuickOnesDoNot() {
    assertEquals(Path.of("docs"), EvaluationOptions.parse().out());
    assertEquals(Path.of("target/evaluation"), EvaluationOptions.parse("--quick").out());
    assertEquals(7, EvaluationOptions.parse("--seeds", "7").size().seeds());
  }
}
