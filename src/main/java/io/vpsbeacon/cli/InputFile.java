package io.vpsbeacon.cli;

import io.vpsbeacon.events.EventReader;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One file to read, or standard input.
 *
 * @param argument as it was given
 */
record InputFile(String argument) {
  private static final String STDIN = "-";

  /**
   * The files, each once, whatever names it was given by.
   *
   * @param warn takes one sentence for each name that is left out
   */
  static List<InputFile> distinct(List<String> arguments, Consumer<String> warn) {
    Map<Object, InputFile> seen = new HashMap<>();
    List<InputFile> distinct = new ArrayList<>();
    for (String argument : arguments) {
      InputFile file = new InputFile(argument);
      InputFile before = seen.putIfAbsent(file.identity(), file);
      if (before == null) {
        distinct.add(file);
      } else {
        warn.accept(
            before.equals(file)
                ? file.name() + " is given twice and read once"
                : file.name() + " is the same file as " + before.name() + " and is not read again");
      }
    }
    return distinct;
  }

  /** What messages call it. */
  String name() {
    return isStdin() ? "standard input" : argument;
  }

  EventReader open(Terminal terminal) throws IOException {
    if (isStdin()) {
      return EventReader.open(terminal.in(), name(), null);
    }
    try {
      return EventReader.open(Path.of(argument));
    } catch (InvalidPathException e) {
      throw new FileSystemException(argument, null, "no file can have this name");
    }
  }

  /** Bytes of the file; 0 where that is not known. */
  long size() throws IOException {
    return isStdin() ? 0 : Files.size(Path.of(argument));
  }

  /** Whether this is a file's name, or a name of the same file. */
  boolean is(Path file) {
    return !isStdin() && identity().equals(new InputFile(file.toString()).identity());
  }

  private boolean isStdin() {
    return argument.equals(STDIN);
  }

  private Object identity() {
    if (isStdin()) {
      return STDIN;
    }
    try {
      Path real = Path.of(argument).toRealPath();
      Object key = Files.readAttributes(real, BasicFileAttributes.class).fileKey();
      return key == null ? real : key;
    } catch (IOException | InvalidPathException e) {
      // Opening it tells what is wrong.
      return argument;
    }
  }
}
