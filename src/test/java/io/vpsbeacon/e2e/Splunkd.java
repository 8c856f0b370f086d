package io.vpsbeacon.e2e;

import io.vpsbeacon.e2e.SplunkVersion.Dispatch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Splunkd's side of a search: starts a command of an app and runs sessions with it.
 *
 * <p>Made in steps, each a new one: the version it plays, the environment, how fast it writes.
 */
final class Splunkd {
  /** Nobody waits longer for a command in these tests; it is killed, and the test fails. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SplunkHome home;
  private final SplunkVersion version;
  private final Map<String, String> environment;
  private final Pace pace;

  /** How splunkd's bytes get into the command's pipe. */
  enum Pace {
    FULL,
    /** A few bytes at a time, with a pause after each. */
    DRIBBLE
  }

  private Splunkd(
      SplunkHome home, SplunkVersion version, Map<String, String> environment, Pace pace) {
    this.home = home;
    this.version = version;
    this.environment = environment;
    this.pace = pace;
  }

  /** A splunkd of today with the environment that it gives to commands. */
  static Splunkd on(SplunkHome home) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SPLUNK_HOME", home.root().toString());
    environment.put("SPLUNK_DB", home.root().resolve("var/lib/splunk").toString());
    environment.put("LD_LIBRARY_PATH", home.root().resolve("lib").toString());
    environment.put("PATH", home.root().resolve("bin") + ":/usr/local/bin:/usr/bin:/bin");
    // The Java under test is the one that runs the tests.
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    return new Splunkd(home, SplunkVersion.V9, environment, Pace.FULL);
  }

  Splunkd version(SplunkVersion other) {
    return new Splunkd(home, other, environment, pace);
  }

  Splunkd pace(Pace other) {
    return new Splunkd(home, version, environment, other);
  }

  /** With an environment variable; null takes it away. */
  Splunkd with(String variable, String value) {
    Map<String, String> changed = new HashMap<>(environment);
    if (value == null) {
      changed.remove(variable);
    } else {
      changed.put(variable, value);
    }
    return new Splunkd(home, version, changed, pace);
  }

  /** Starts the command's process, and says nothing to it yet. */
  Session start(String command) throws IOException {
    String name = command.strip().split("\\s", 2)[0];
    ProcessBuilder builder = new ProcessBuilder(home.commandLine(name));
    builder.directory(home.bin().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new Session(builder.start(), pace);
  }

  /** Starts the script of a modular input, from a folder of splunkd's. */
  Process startInput(String scheme, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of(home.bin().resolve(scheme + ".sh").toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.directory(home.root().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** The getinfo request of this version for a running search. */
  String getInfo(String command) {
    return version.getInfo(command, Dispatch.search(home.root()), false);
  }

  /** What splunkd asks while it parses a search: one question, and then it hangs up. */
  SearchResult parse(String command) throws IOException, InterruptedException {
    return run(command, version.getInfo(command, Dispatch.parseTime(), false), List.of());
  }

  /** A whole search whose events come in these chunks, the last one being the end. */
  SearchResult search(String command, List<List<Event>> chunks)
      throws IOException, InterruptedException {
    return run(command, getInfo(command), chunks);
  }

  /** The same for a getinfo request of one's own. */
  SearchResult run(String command, String getInfo, List<List<Event>> chunks)
      throws IOException, InterruptedException {
    List<Event> rows = new ArrayList<>();
    List<Reply.Message> messages = new ArrayList<>();
    List<String> columns = List.of();
    try (Session session = start(command)) {
      Reply reply = session.getInfo(getInfo);
      messages.addAll(reply.messages());
      for (int i = 0; i < chunks.size() && !reply.failed() && !reply.finished(); i++) {
        reply = session.execute(chunks.get(i), i == chunks.size() - 1);
        messages.addAll(reply.messages());
        rows.addAll(reply.table().rows());
        if (!reply.table().columns().isEmpty()) {
          columns = reply.table().columns();
        }
      }
      Ending ending = session.end();
      return new SearchResult(columns, rows, messages, reply.failed(), ending);
    }
  }

  /** A search that begins with a generating command: it is asked for rows until it has no more. */
  SearchResult generate(String command) throws IOException, InterruptedException {
    List<Event> rows = new ArrayList<>();
    try (Session session = start(command)) {
      Reply reply = session.getInfo(getInfo(command));
      List<Reply.Message> messages = new ArrayList<>(reply.messages());
      List<String> columns = List.of();
      if (!reply.failed() && !reply.generating()) {
        throw new AssertionError("not a generating command: " + reply.metadata());
      }
      while (!reply.failed() && !reply.finished()) {
        reply = session.execute(List.of(), false);
        messages.addAll(reply.messages());
        rows.addAll(reply.table().rows());
        columns = reply.table().columns();
      }
      return new SearchResult(columns, rows, messages, reply.failed(), session.end());
    }
  }

  /** Splits events into chunks of a size. */
  static List<List<Event>> chunks(List<Event> events, int size) {
    List<List<Event>> chunks = new ArrayList<>();
    for (int i = 0; i < events.size(); i += size) {
      chunks.add(events.subList(i, Math.min(i + size, events.size())));
    }
    return chunks;
  }

  /**
   * How a command's process ended.
   *
   * @param exit its exit code
   * @param stderr what it wrote there; splunkd logs each line as an error
   * @param peakKilobytes the most memory it had resident, as far as was seen
   */
  record Ending(int exit, String stderr, long peakKilobytes) {}

  /**
   * What a search gave.
   *
   * @param columns the columns of the last body that had some
   * @param rows the rows of all replies
   * @param messages the messages of all replies
   * @param failed whether the command ended it with an error
   * @param ending how its process ended
   */
  record SearchResult(
      List<String> columns,
      List<Event> rows,
      List<Reply.Message> messages,
      boolean failed,
      Ending ending) {

    /** The texts of the messages of a level. */
    List<String> messages(String level) {
      return messages.stream()
          .filter(message -> message.level().equals(level))
          .map(Reply.Message::text)
          .toList();
    }

    /** The rows as text, for comparing. */
    List<List<String>> texts(List<String> names) {
      return rows.stream().map(row -> row.texts(names)).toList();
    }
  }
}
