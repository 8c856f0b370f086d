package io.vpsbeacon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong clock = new AtomicLong();

  @Test
  void shortRunSaysNothing() {
    CapturedTerminal captured = new CapturedTerminal().interactive();
    try (Progress progress = new Progress(captured.terminal(), clock::get)) {
      clock.set(SECOND - 1);
      progress.at("a.csv", 10, 1, 2);
    }
    assertEquals("", captured.err());
  }

  @Test
  void longRunRewritesOneLineOnATerminalAndClearsIt() {
    CapturedTerminal captured = new CapturedTerminal().interactive();
    try (Progress progress = new Progress(captured.terminal(), clock::get)) {
      clock.set(SECOND);
      progress.at("a.csv", 1234, 1, 4);
      progress.at("a.csv", 1235, 1, 4);
      clock.set(2 * SECOND);
      progress.at("-", 5678, 3 << 20, 0);
    }
    assertEquals(
        "\r1,234 events, 25 % of a.csv"
            + "\r5,678 events, 3 MB of -"
            + " ".repeat(4)
            + '\r'
            + " ".repeat(23)
            + '\r',
        captured.err());
  }

  @Test
  void logGetsALineEveryTenSeconds() {
    CapturedTerminal captured = new CapturedTerminal();
    try (Progress progress = new Progress(captured.terminal(), clock::get)) {
      for (int second = 0; second <= 25; second++) {
        clock.set(second * SECOND);
        progress.at("a.csv", second, second, 100);
      }
    }
    assertEquals("10 events, 10 % of a.csv\n20 events, 20 % of a.csv\n", captured.err());
  }

  @Test
  void nameOfASourceSteersNoTerminal() {
    CapturedTerminal captured = new CapturedTerminal();
    Progress progress = new Progress(captured.terminal(), clock::get);
    clock.set(10 * SECOND);
    progress.at("\u001b[2J.csv", 1, 1, 2);
    assertEquals("1 events, 50 % of \\x1b[2J.csv\n", captured.err());
  }
}
