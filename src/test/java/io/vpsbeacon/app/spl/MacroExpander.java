package io.vpsbeacon.app.spl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the text of our macros in the place of their calls, as Splunk does before it parses. */
final class MacroExpander {
  /** What stands in a search for a macro that is not ours. */
  static final String FOREIGN = "__macro__";

  private static final Pattern CALL = Pattern.compile("(?s)\\s*([\\w.:-]+)\\s*(?:\\((.*)\\))?\\s*");
  private static final int DEEPEST = 20;

  private final SplContext context;

  MacroExpander(SplContext context) {
    this.context = context;
  }

  String expand(String search) throws SplProblem {
    return expand(search, 0);
  }

  private String expand(String search, int depth) throws SplProblem {
    if (depth > DEEPEST) {
      throw new SplProblem("macros that call each other without end");
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < search.length(); i++) {
      char c = search.charAt(i);
      int end = i;
      if (c == '\\') {
        end = Math.min(i + 1, search.length() - 1);
      } else if (c == '"' || c == '`') {
        end = SplScanner.closing(search, i);
      }
      if (c == '`') {
        out.append(expand(text(search.substring(i + 1, end)), depth + 1));
      } else {
        out.append(search, i, end + 1);
      }
      i = end;
    }
    return out.toString();
  }

  private String text(String call) throws SplProblem {
    Matcher parts = CALL.matcher(call);
    if (!parts.matches()) {
      throw new SplProblem("not a macro's call: `" + call + "`");
    }
    String name = parts.group(1);
    List<String> values = parts.group(2) == null ? List.of() : arguments(parts.group(2));
    String stanza = values.isEmpty() ? name : name + "(" + values.size() + ")";
    SplContext.Macro macro = context.macros().get(stanza);
    if (macro == null) {
      if (name.startsWith(context.macroPrefix())) {
        throw new SplProblem("unknown macro: " + stanza);
      }
      return FOREIGN;
    }
    String text = macro.definition();
    for (int i = 0; i < values.size(); i++) {
      text = text.replace("$" + macro.arguments().get(i) + "$", values.get(i));
    }
    return text;
  }

  private static List<String> arguments(String text) throws SplProblem {
    List<String> arguments = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '"' -> i = SplScanner.closing(text, i);
        case '(' -> depth++;
        case ')' -> depth--;
        case ',' -> {
          if (depth == 0) {
            arguments.add(text.substring(start, i).strip());
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    arguments.add(text.substring(start).strip());
    return arguments;
  }
}
