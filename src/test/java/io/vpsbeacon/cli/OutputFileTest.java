package io.vpsbeacon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  private static final byte[] FRESH = "new".getBytes(UTF_8);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeAnOldOne() throws IOException {
    file = Files.writeString(folder.resolve("day.csv"), "old");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private static OutputFile output(Path place) {
    return new OutputFile("--output", place);
  }

  @Test
  void oldFileStaysUntilTheNewOneIsWhole() throws IOException {
    output(file)
        .write(
            out -> {
              out.write(FRESH);
              out.flush();
              assertEquals("old", Files.readString(file));
            });
    assertEquals("new", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void oldFileStaysWhereTheNewOneComesToNoEnd() throws IOException {
    CliException told =
        assertThrows(
            CliException.class,
            () ->
                output(file)
                    .write(
                        out -> {
                          out.write(FRESH);
                          throw new IOException("No space left on device");
                        }));
    assertEquals(
        "--output " + file + ": cannot be written (No space left on device)", told.getMessage());
    assertEquals(ExitCode.FAILED, told.exitCode());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void whatTheNewOneIsCalledMeanwhileMayBeTaken() throws IOException {
    Path left =
        Files.writeString(
            folder.resolve(".day.csv." + ProcessHandle.current().pid()), "by a killed run");
    output(file).write(out -> out.write(FRESH));
    assertEquals("new", Files.readString(file));
    assertEquals(List.of(left, file), files());
  }

  @Test
  void linkStaysALinkAndRightsStayAsTheyAre() throws IOException {
    Set<PosixFilePermission> owners =
        Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    Files.setPosixFilePermissions(file, owners);
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    output(link).write(out -> out.write(FRESH));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
    assertEquals(owners, Files.getPosixFilePermissions(file));
  }

  @Test
  void pipeIsWrittenAsItIs() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                return e.toString();
              }
            });
    output(pipe).write(out -> out.write(FRESH));
    assertEquals("new", read.get(10, TimeUnit.SECONDS));
    assertEquals(List.of(file, pipe), files());
  }

  @Test
  void runThatIsEndedFromOutsideLeavesTheOldFileAlone() throws Exception {
    Process simulate =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "simulate",
                "--hosts=1000",
                "--duration=30d",
                "--limit=0",
                "--output=" + file)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      while (simulate.isAlive()
          && files().stream().mapToLong(f -> f.toFile().length()).sum() < 100) {
        Thread.sleep(20);
      }
      assertTrue(simulate.isAlive());
      assertEquals(2, files().size());
    } finally {
      simulate.destroy();
      assertTrue(simulate.waitFor(20, TimeUnit.SECONDS));
    }
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), files());
  }
}
