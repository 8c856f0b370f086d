package io.vpsbeacon.app.spl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what is wrong with a search, as far as it can be said without Splunk. */
public final class SplChecker {
  private static final Pattern FIRST_WORD = Pattern.compile("(?s)\\s*([A-Za-z_][\\w]*)(.*)");
  private static final Pattern ARGUMENT =
      Pattern.compile("(?s)([\\w.]+)=((?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s\"])+)");
  private static final Pattern WORD =
      Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s\",])+", Pattern.DOTALL);
  private static final Pattern RENAME =
      Pattern.compile("(?i)\\S+\\s+as\\s+(?:\"[^\"]+\"|\\S+?)(?:\\s*,\\s*|\\s+|$)");

  private static final Set<String> STATS =
      Set.of("stats", "eventstats", "streamstats", "chart", "timechart", "tstats", "sistats");
  private static final Set<String> LOOKUPS = Set.of("lookup", "inputlookup", "outputlookup");
  private static final Set<String> NEED_ARGUMENTS =
      Set.of("table", "fields", "rename", "bin", "eval", "where", "rex", "replace", "sort");

  /** Commands whose subsearch goes on with the rows: it has no search of its own at the start. */
  private static final Set<String> CONTINUED = Set.of("foreach", "appendpipe");

  private final SplContext context;
  private final SplNames names;

  /** A checker for searches that may name what the context holds. */
  public SplChecker(SplContext context, SplNames names) {
    this.context = context;
    this.names = names;
  }

  /** What is wrong with the search; empty where nothing is. */
  public List<String> check(String search) {
    List<String> findings = new ArrayList<>();
    try {
      String text = new MacroExpander(context).expand(SplScanner.plain(search));
      pipeline(text, false, findings);
    } catch (SplProblem problem) {
      findings.add(problem.getMessage());
    }
    return findings;
  }

  private void pipeline(String search, boolean continued, List<String> findings) throws SplProblem {
    List<String> commands = SplScanner.commands(search);
    for (int i = 0; i < commands.size(); i++) {
      String command = commands.get(i);
      if (command.isBlank()) {
        if (i > 0 || commands.size() == 1) {
          findings.add("empty command");
        }
        continue;
      }
      try {
        command(command, i == 0 && !continued, findings);
      } catch (SplProblem problem) {
        findings.add(problem.getMessage());
      }
    }
  }

  private void command(String text, boolean first, List<String> findings) throws SplProblem {
    SplScanner.Taken taken = SplScanner.takeSubsearches(text);
    Matcher word = FIRST_WORD.matcher(taken.command());
    String name = word.matches() ? word.group(1) : "";
    boolean known = names.isCommand(name) || context.commands().containsKey(name);
    // A search may begin with terms instead of a command; host=x is one even where host is a
    // command.
    boolean terms = first && (!known || word.group(2).matches("\\s*[=!<>(].*"));
    for (String subsearch : taken.subsearches()) {
      pipeline(subsearch, CONTINUED.contains(name), findings);
    }
    if (terms) {
      SearchTerms.parse(taken.command());
    } else if (name.equals(MacroExpander.FOREIGN)) {
      return;
    } else if (!known) {
      throw new SplProblem("unknown command: " + taken.command().strip());
    } else {
      arguments(name, word.group(2).strip());
    }
  }

  private void arguments(String name, String arguments) throws SplProblem {
    if (NEED_ARGUMENTS.contains(name) && arguments.isEmpty()) {
      throw new SplProblem(name + " without arguments");
    }
    if (context.commands().containsKey(name)) {
      ownCommand(name, arguments);
    } else if (name.equals("eval") || name.equals("fieldformat")) {
      ExpressionParser.parseAssignments(arguments, names);
    } else if (name.equals("where")) {
      ExpressionParser.parseAll(arguments, names);
    } else if (name.equals("search")) {
      SearchTerms.parse(arguments);
    } else if (STATS.contains(name)) {
      StatsParser.parse(arguments, names);
    } else if (LOOKUPS.contains(name)) {
      lookup(name, arguments);
    } else if (name.equals("rename") && !RENAME.matcher(arguments).replaceAll("").isBlank()) {
      throw new SplProblem("rename takes a AS b: " + arguments);
    }
  }

  private void ownCommand(String name, String arguments) throws SplProblem {
    Map<String, String> options = new LinkedHashMap<>();
    Matcher argument = ARGUMENT.matcher(arguments);
    String rest = argument.replaceAll("").strip();
    if (!rest.isEmpty()) {
      throw new SplProblem(name + " takes option=value, not " + rest);
    }
    argument.reset();
    while (argument.find()) {
      String value = argument.group(2).replace("\"", "");
      if (options.put(argument.group(1), value) != null) {
        throw new SplProblem(name + " has " + argument.group(1) + "= twice");
      }
    }
    Optional<String> fault = context.commands().get(name).apply(options);
    if (fault.isPresent()) {
      throw new SplProblem(name + " " + fault.get());
    }
  }

  private void lookup(String name, String arguments) throws SplProblem {
    Matcher words = WORD.matcher(arguments);
    while (words.find()) {
      if (!words.group().contains("=")) {
        String lookup = words.group().replace("\"", "");
        if (!context.lookups().test(lookup)) {
          throw new SplProblem("unknown lookup: " + lookup);
        }
        return;
      }
    }
    throw new SplProblem(name + " without a lookup");
  }
}
