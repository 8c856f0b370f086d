package io.vpsbeacon.app.spl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a search at its pipes, and takes the subsearches out of a command. */
final class SplScanner {
  /** What stands in a command for a subsearch that was taken out. */
  static final String SUBSEARCH = "__subsearch__";

  private static final Pattern COMMENT = Pattern.compile("(?s)```.*?```");
  private static final Pattern TOKEN = Pattern.compile("\\$[A-Za-z_][\\w.:]*(\\|\\w+)?\\$");

  /** A command without its subsearches, and these. */
  record Taken(String command, List<String> subsearches) {}

  private SplScanner() {}

  /** The search without comments, and with a word for each token that Splunk Web fills in. */
  static String plain(String search) {
    return TOKEN.matcher(COMMENT.matcher(search).replaceAll(" ")).replaceAll("token");
  }

  /** The commands between the pipes that stand outside quotes, backticks and brackets. */
  static List<String> commands(String search) throws SplProblem {
    List<String> commands = new ArrayList<>();
    Deque<Character> open = new ArrayDeque<>();
    int start = 0;
    for (int i = 0; i < search.length(); i++) {
      char c = search.charAt(i);
      switch (c) {
        case '\\' -> i++;
        case '"', '`' -> i = closing(search, i);
        case '(', '[' -> open.push(c);
        case ')', ']' -> close(open, c);
        case '|' -> {
          if (open.isEmpty()) {
            commands.add(search.substring(start, i));
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    if (!open.isEmpty()) {
      throw new SplProblem("not closed: " + open.peek());
    }
    commands.add(search.substring(start));
    return commands;
  }

  /** Takes the outermost {@code [...]} out of one command whose brackets are balanced. */
  static Taken takeSubsearches(String command) throws SplProblem {
    StringBuilder rest = new StringBuilder();
    List<String> subsearches = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < command.length(); i++) {
      int from = i;
      char c = command.charAt(i);
      switch (c) {
        case '\\' -> i = Math.min(i + 1, command.length() - 1);
        case '"', '`' -> i = closing(command, i);
        case '[' -> {
          if (depth++ == 0) {
            start = i + 1;
          }
        }
        case ']' -> {
          if (--depth == 0) {
            subsearches.add(command.substring(start, i));
            rest.append(' ').append(SUBSEARCH).append(' ');
            continue;
          }
        }
        default -> {}
      }
      if (depth == 0) {
        rest.append(command, from, i + 1);
      }
    }
    return new Taken(rest.toString(), subsearches);
  }

  /** The index of the quote that closes the one at {@code start}. */
  static int closing(String text, int start) throws SplProblem {
    char quote = text.charAt(start);
    for (int i = start + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\' && quote != '`') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i;
      }
    }
    throw new SplProblem("not closed: " + quote);
  }

  private static void close(Deque<Character> open, char closing) throws SplProblem {
    char opening = closing == ')' ? '(' : '[';
    if (open.isEmpty() || open.pop() != opening) {
      throw new SplProblem("closes nothing: " + closing);
    }
  }
}
