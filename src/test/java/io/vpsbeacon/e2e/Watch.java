package io.vpsbeacon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vpsbeacon.e2e.Splunkd.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Watches a process: collects its stderr, sees its memory, and kills it when it takes too long. */
final class Watch {
  private static final Duration GLANCE = Duration.ofMillis(20);
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private final Process process;
  private final CompletableFuture<String> stderr;
  private volatile long peakKilobytes;
  private volatile boolean killed;

  Watch(Process process) {
    this.process = process;
    stderr = CompletableFuture.supplyAsync(this::drain, command -> daemon(command, "stderr"));
    daemon(this::watch, "watch");
  }

  private static void daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private String drain() {
    try {
      return new String(process.getErrorStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void watch() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    Instant deadline = Instant.now().plus(Splunkd.PATIENCE);
    while (process.isAlive()) {
      glance(status);
      if (Instant.now().isAfter(deadline)) {
        killed = true;
        process.destroyForcibly();
      }
      try {
        Thread.sleep(GLANCE.toMillis());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void glance(Path status) {
    try {
      Matcher matcher = PEAK.matcher(Files.readString(status));
      if (matcher.find()) {
        peakKilobytes = Math.max(peakKilobytes, Long.parseLong(matcher.group(1)));
      }
    } catch (IOException e) {
      // It has ended, or this system has no /proc: what was seen so far stands.
    }
  }

  /** In words, for a failing test. */
  String state() {
    return (killed ? "it was killed, for it hung" : "it is " + process)
        + "; stderr: "
        + (process.isAlive() ? "(still open)" : stderr.join());
  }

  /** The end of a process that has ended. */
  Ending ending() {
    if (killed) {
      throw new AssertionError("the command hung and was killed; stderr: " + stderr.join());
    }
    return new Ending(process.exitValue(), stderr.join(), peakKilobytes);
  }
}
