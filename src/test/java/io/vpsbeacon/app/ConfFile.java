package io.vpsbeacon.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A Splunk .conf file, read at least as strictly as Splunk and AppInspect read it. What they
 * refuse, and what Splunk would silently read otherwise than it looks, is a problem.
 *
 * @param name the file, for messages
 * @param stanzas per stanza its keys and values; a value's continuation lines are joined by
 *     newlines
 * @param problems one line each, with the line number
 */
record ConfFile(String name, Map<String, Map<String, String>> stanzas, List<String> problems) {

  static ConfFile parse(String name, byte[] bytes) {
    return new Reader(name).read(bytes);
  }

  static ConfFile parse(String name, String text) {
    return parse(name, text.getBytes(UTF_8));
  }

  Map<String, String> stanza(String stanza) {
    Map<String, String> found = stanzas.get(stanza);
    if (found == null) {
      throw new AssertionError(name + " has no stanza [" + stanza + "]");
    }
    return found;
  }

  private static final class Reader {
    private static final Pattern NEWLINE = Pattern.compile("\n");

    private final String name;
    private final Map<String, Map<String, String>> stanzas = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private Map<String, String> current;

    Reader(String name) {
      this.name = name;
    }

    ConfFile read(byte[] bytes) {
      List<String> lines = NEWLINE.splitAsStream(decode(bytes)).toList();
      for (int i = 0; i < lines.size(); i++) {
        int first = i;
        StringBuilder logical = new StringBuilder(line(lines, i));
        boolean comment = logical.toString().startsWith("#");
        while (!comment && logical.length() > 0 && logical.charAt(logical.length() - 1) == '\\') {
          logical.setLength(logical.length() - 1);
          i++;
          if (i == lines.size()) {
            problem(i, "a continuation at the end of the file");
            break;
          }
          logical.append('\n').append(line(lines, i));
        }
        take(logical.toString(), first + 1);
      }
      return new ConfFile(name, stanzas, List.copyOf(problems));
    }

    private String decode(byte[] bytes) {
      String text;
      try {
        text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        problem(0, "not UTF-8");
        return "";
      }
      if (text.startsWith("\uFEFF")) {
        problem(1, "a byte order mark");
        return text.substring(1);
      }
      return text;
    }

    private String line(List<String> lines, int index) {
      String line = lines.get(index);
      if (line.endsWith("\r")) {
        problem(index + 1, "a carriage return");
        line = line.substring(0, line.length() - 1);
      }
      if (!line.startsWith("#") && line.stripTrailing().endsWith("\\") && !line.endsWith("\\")) {
        problem(index + 1, "space after a continuation");
      }
      return line;
    }

    private void take(String logical, int number) {
      if (logical.isBlank() || logical.startsWith("#")) {
        return;
      }
      if (logical.startsWith("[")) {
        stanza(logical.strip(), number);
        return;
      }
      int equals = logical.indexOf('=');
      if (equals < 0 || logical.substring(0, equals).isBlank()) {
        problem(number, "neither a stanza nor key = value: " + logical);
        return;
      }
      String key = logical.substring(0, equals).strip();
      if (Character.isWhitespace(logical.charAt(0))) {
        problem(number, "space before a key: " + key);
      }
      if (current == null) {
        problem(number, "a key before the first stanza: " + key);
      } else if (current.put(key, logical.substring(equals + 1).strip()) != null) {
        problem(number, "a key twice: " + key);
      }
    }

    private void stanza(String line, int number) {
      current = new LinkedHashMap<>();
      if (!line.endsWith("]")) {
        problem(number, "a stanza that is not closed: " + line);
        return;
      }
      String stanza = line.substring(1, line.length() - 1);
      if (stanza.equals("default")) {
        problem(number, "a [default] stanza, which would reach into other apps");
      }
      if (stanzas.put(stanza, current) != null) {
        problem(number, "a stanza twice: " + stanza);
      }
    }

    private void problem(int line, String what) {
      problems.add(name + ":" + line + ": " + what);
    }
  }
}
