package io.vpsbeacon.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFilesTest {
  @TempDir private Path folder;

  @Test
  void createsWhatIsMissingWithItsHeader() throws IOException {
    LookupFolder lookups = new LookupFolder(folder);
    assertTrue(lookups.lacksUserFiles());
    assertTrue(lookups.createUserFiles());
    assertFalse(lookups.lacksUserFiles());
    assertEquals(
        "enabled,host,user,image,command_line,src,dest,port,reason,author,created,expires\n",
        Files.readString(folder.resolve("vpsbeacon_exclusions.csv")));
    assertEquals(
        "profile,canonical,field\n", Files.readString(folder.resolve("vpsbeacon_profiles.csv")));
    assertEquals(2, files().size());
    assertFalse(lookups.createUserFiles());
    for (Path file : files()) {
      byte[] content = Files.readAllBytes(file);
      Files.delete(file);
      assertTrue(lookups.lacksUserFiles());
      Files.write(file, content);
    }
  }

  @Test
  void createdFilesReadAsEmpty() throws IOException {
    new LookupFolder(folder).createUserFiles();
    Files.writeString(folder.resolve(FileNames.EXCLUSIONS_DEFAULT), "host\n");
    assertEquals(
        new Loaded<>(List.of(), List.of()),
        new LookupFolder(folder).exclusions(null, Instant.EPOCH));
  }

  @Test
  void neverTouchesAFileThatIsThere() throws IOException {
    Path users = folder.resolve("vpsbeacon_exclusions.csv");
    Files.writeString(users, "mine");
    assertTrue(new LookupFolder(folder).createUserFiles());
    assertEquals("mine", Files.readString(users));
  }

  @Test
  void everyoneMayReadTheFileAndItsOwnerWrite() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    new LookupFolder(folder).createUserFiles();
    for (Path file : files()) {
      assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void whatAKilledProcessLeftIsClearedAwayAndNothingElse() throws IOException {
    FileTime longAgo = FileTime.from(Instant.now().minusSeconds(3600));
    Path left = Files.writeString(folder.resolve("vpsbeacon_exclusions.csv.123.tmp"), "x");
    Path mine = Files.writeString(folder.resolve("vpsbeacon_exclusions.csv.old.tmp"), "x");
    Path now = Files.writeString(folder.resolve("vpsbeacon_exclusions.csv.456.tmp"), "x");
    Files.setLastModifiedTime(left, longAgo);
    Files.setLastModifiedTime(mine, longAgo);
    assertTrue(new LookupFolder(folder).createUserFiles());
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(mine) && Files.exists(now));
    Files.writeString(left, "x");
    Files.setLastModifiedTime(left, longAgo);
    assertFalse(new LookupFolder(folder).createUserFiles());
    assertFalse(Files.exists(left));
  }

  @Test
  void absentFolderIsNoError() {
    assertFalse(new LookupFolder(folder.resolve("no")).createUserFiles());
  }

  @Test
  void folderThatCannotBeWrittenIsNoError() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeTrue(!Files.isWritable(folder), "root writes anywhere");
    assertFalse(new LookupFolder(folder).createUserFiles());
    assertEquals(List.of(), files());
  }

  @Test
  void ofManyAtOnceOneCreatesTheFileAndNoneSeesHalfOfIt() throws Exception {
    byte[] content = "header\n".repeat(2_000).getBytes(UTF_8);
    ExecutorService pool = Executors.newFixedThreadPool(16);
    try {
      for (int round = 0; round < 20; round++) {
        Path target = folder.resolve("round" + round + ".csv");
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> made = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
          made.add(
              pool.submit(
                  () -> {
                    start.await();
                    boolean created = NewFile.create(target, content);
                    assertEquals(content.length, Files.size(target));
                    return created;
                  }));
        }
        start.countDown();
        int creators = 0;
        for (Future<Boolean> one : made) {
          creators += one.get() ? 1 : 0;
        }
        assertEquals(1, creators);
      }
    } finally {
      pool.shutdownNow();
    }
    assertEquals(20, files().size());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
