package io.vpsbeacon.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonParser;
import io.vpsbeacon.e2e.Splunkd.Ending;
import io.vpsbeacon.e2e.Splunkd.Pace;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One process of a command, and the talk with it: a request, then its one reply, in lockstep.
 *
 * <p>A command that stays silent too long is killed, which the reader then sees as its end.
 */
final class Session implements AutoCloseable {
  private static final Pattern HEADER = Pattern.compile("chunked 1\\.0,(\\d+),(\\d+)");
  private static final int LONGEST_HEADER = 100;
  private static final String INDEX = "_chunked_idx";

  private final Process process;
  private final OutputStream stdin;
  private final InputStream stdout;
  private final Pace pace;
  private final Watch watch;
  private Reply info;
  private int sent;

  Session(Process process, Pace pace) {
    this.process = process;
    this.pace = pace;
    stdin = process.getOutputStream();
    stdout = process.getInputStream();
    watch = new Watch(process);
  }

  /** Asks what the command is. */
  Reply getInfo(String metadata) throws IOException {
    send(frame(metadata, new byte[0]));
    info = read();
    return info;
  }

  /** Sends a chunk of events as splunkd would for the type that the command said it has. */
  Reply execute(List<Event> events, boolean finished) throws IOException {
    return execute("{\"action\":\"execute\",\"finished\":" + finished + "}", body(events));
  }

  /** Sends a chunk as given. */
  Reply execute(String metadata, byte[] body) throws IOException {
    send(frame(metadata, body));
    return read();
  }

  /** The chunk body for some events: only what was asked for, counted where rows pass through. */
  byte[] body(List<Event> events) {
    List<String> columns = new ArrayList<>(ChunkBody.columns(events));
    if (!info.type().equals("events") && !info.requiredFields().contains("*")) {
      columns.retainAll(info.requiredFields());
    }
    if (info.type().equals("reporting") || columns.isEmpty()) {
      return ChunkBody.write(columns, events);
    }
    columns.add(INDEX);
    List<Event> counted = new ArrayList<>();
    for (Event event : events) {
      counted.add(event.with(INDEX, Integer.toString(sent++)));
    }
    return ChunkBody.write(columns, counted);
  }

  /** The bytes of a request. */
  static byte[] frame(String metadata, byte[] body) {
    byte[] json = metadata.getBytes(UTF_8);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(("chunked 1.0," + json.length + "," + body.length + "\n").getBytes(US_ASCII));
    frame.writeBytes(json);
    frame.writeBytes(body);
    return frame.toByteArray();
  }

  /** Writes bytes, be they a frame or not. */
  void send(byte[] bytes) throws IOException {
    if (pace == Pace.FULL) {
      stdin.write(bytes);
      stdin.flush();
      return;
    }
    // Sizes that fall on every kind of border within a frame, in the end.
    int[] sizes = {1, 2, 3, 5, 7, 11, 64};
    for (int at = 0, turn = 0; at < bytes.length; turn++) {
      int size = Math.min(sizes[turn % sizes.length], bytes.length - at);
      stdin.write(bytes, at, size);
      stdin.flush();
      at += size;
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Reads one reply.
   *
   * @throws EOFException when the command ended instead, or was killed for its silence
   */
  Reply read() throws IOException {
    StringBuilder header = new StringBuilder();
    int next;
    while ((next = stdout.read()) != '\n') {
      if (next < 0) {
        throw new EOFException("the command ended; " + watch.state() + "; it wrote: " + header);
      }
      if (header.length() > LONGEST_HEADER) {
        throw new AssertionError("no frame: " + header);
      }
      header.append((char) next);
    }
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()) {
      throw new AssertionError("no frame: " + header);
    }
    String metadata = new String(exactly(Integer.parseInt(matcher.group(1))), UTF_8);
    byte[] body = exactly(Integer.parseInt(matcher.group(2)));
    if (stdout.available() > 0) {
      throw new AssertionError("two replies to one request");
    }
    return new Reply(JsonParser.parseString(metadata).getAsJsonObject(), ChunkBody.read(body));
  }

  /** A line from a program that only pretends to be the command. */
  String nextLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = stdout.read(); next >= 0 && next != '\n'; next = stdout.read()) {
      line.append((char) next);
    }
    return line.toString();
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = stdout.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the command ended within a reply; " + watch.state());
    }
    return bytes;
  }

  /** Whether the process has this file in its memory (Linux). */
  boolean maps(Path file) throws IOException {
    return Files.readString(Path.of("/proc/" + process.pid() + "/maps"))
        .contains(file.toRealPath().toString());
  }

  /** Whether the command holds a file open that lay in the folder and has no name any more. */
  boolean hasOpenWithoutName(Path folder) throws IOException {
    String within = folder.toRealPath() + "/";
    try (DirectoryStream<Path> open =
        Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/fd"))) {
      for (Path descriptor : open) {
        String target = target(descriptor);
        if (target.startsWith(within) && target.endsWith(" (deleted)")) {
          return true;
        }
      }
    }
    return false;
  }

  /** What a descriptor of a process that runs on stands for; empty where it is closed meanwhile. */
  private static String target(Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  /** Nobody reads the replies any more. */
  void closeStdout() throws IOException {
    stdout.close();
  }

  /** Hangs up, and waits for the command to end; nothing more may come from it. */
  Ending end() throws IOException, InterruptedException {
    hangUp();
    byte[] rest = stdout.readAllBytes();
    if (rest.length > 0) {
      throw new AssertionError("nobody asked for: " + new String(rest, UTF_8));
    }
    return ending();
  }

  /** Closes the command's stdin. */
  void hangUp() {
    try {
      stdin.close();
    } catch (IOException e) {
      // It had ended by itself, with bytes of ours unread.
    }
  }

  /** Waits for the command to end by itself. */
  Ending ending() throws InterruptedException {
    if (!process.waitFor(Splunkd.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the command does not end");
    }
    return watch.ending();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
