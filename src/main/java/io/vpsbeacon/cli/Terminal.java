package io.vpsbeacon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The three streams and what is at their other end.
 *
 * @param in standard input
 * @param out standard output; unlike a {@code PrintStream} it tells when writing fails
 * @param err standard error
 * @param outIsTerminal whether a person reads {@code out} as it comes
 * @param errIsTerminal whether a person reads {@code err} as it comes
 * @param width columns that a line may take
 * @param colours whether colours are wanted
 */
record Terminal(
    InputStream in,
    Writer out,
    PrintWriter err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int width,
    Colours colours) {
  private static final int UNKNOWN_WIDTH = 100;
  private static final int LEAST_WIDTH = 20;

  static Terminal system() {
    boolean out = isTerminal(1);
    boolean err = isTerminal(2);
    Charset charset = charset();
    Map<String, String> env = System.getenv();
    boolean plain =
        !out || !env.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(env.get("TERM"));
    return new Terminal(
        System.in,
        new BufferedWriter(
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), charset)),
        new PrintWriter(
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), charset), true),
        out,
        err,
        width(env.get("COLUMNS"), out || err),
        plain ? Colours.OFF : Colours.ON);
  }

  /** UTF-8, save for a Windows console, which has a code page. */
  private static Charset charset() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    String console = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
    return windows && console != null && hasConsole() ? Charset.forName(console) : UTF_8;
  }

  /**
   * Java cannot ask this of one stream, so the launcher does ({@code test -t}) and names the
   * streams in {@code vpsbeacon.terminal}, such as {@code 1,2}. Without it, Linux is asked.
   */
  private static boolean isTerminal(int descriptor) {
    String told = System.getProperty("vpsbeacon.terminal");
    if (told != null) {
      return told.contains(Integer.toString(descriptor));
    }
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return hasConsole();
    }
  }

  /** Since Java 22 there is always a console object, so there it says nothing. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean hasConsole() {
    return Runtime.version().feature() < 22 && System.console() != null;
  }

  private static int width(String columns, boolean askTerminal) {
    int width = number(columns);
    if (width == 0 && askTerminal) {
      width = number(sttySize());
    }
    return width == 0 ? UNKNOWN_WIDTH : Math.max(LEAST_WIDTH, width);
  }

  private static int number(String text) {
    try {
      return text == null ? 0 : Math.max(0, Integer.parseInt(text.trim()));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The columns that {@code stty} tells, or null. */
  private static String sttySize() {
    File tty = new File("/dev/tty");
    if (!tty.exists()) {
      return null;
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(tty)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return null;
      }
      String size = new String(stty.getInputStream().readAllBytes(), UTF_8).trim();
      return size.substring(size.indexOf(' ') + 1);
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
