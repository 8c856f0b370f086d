package io.vpsbeacon.app.spl;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Splunk's own commands and functions. */
public final class SplNames {
  /** {@code perc95}, {@code exactperc99}, {@code p50}. */
  private static final Pattern PERCENTILE = Pattern.compile("(p|perc|exactperc|upperperc)[\\d.]+");

  private static final Pattern TAB = Pattern.compile("\t");

  private record Arity(int least, String most) {
    boolean takes(int count) {
      return count >= least
          && switch (most) {
            case "many" -> true;
            case "even" -> count % 2 == 0;
            default -> count <= Integer.parseInt(most);
          };
    }

    String text() {
      return switch (most) {
        case "many" -> "at least " + least;
        case "even" -> "an even number of";
        default -> most.equals(Integer.toString(least)) ? most : least + " to " + most;
      };
    }
  }

  private final Set<String> commands = new HashSet<>();
  private final Map<String, Arity> functions = new HashMap<>();
  private final Set<String> aggregations = new HashSet<>();

  /**
   * Reads the table of names: kind, name, least and most arguments, since.
   *
   * @param lines the table's rows; those of a Splunk newer than the oldest that counts are left out
   */
  public SplNames(List<String> lines) {
    for (String line : lines) {
      List<String> cells = TAB.splitAsStream(line).toList();
      if (cells.get(4).equals("10.2")) {
        continue;
      }
      switch (cells.get(0)) {
        case "command" -> commands.add(cells.get(1));
        case "eval" ->
            functions.put(cells.get(1), new Arity(Integer.parseInt(cells.get(2)), cells.get(3)));
        case "stats" -> aggregations.add(cells.get(1));
        default -> throw new IllegalArgumentException(line);
      }
    }
  }

  /** Whether Splunk has this command. */
  public boolean isCommand(String name) {
    return commands.contains(name);
  }

  boolean isAggregation(String name) {
    return aggregations.contains(name) || PERCENTILE.matcher(name).matches();
  }

  void checkCall(String function, int arguments) throws SplProblem {
    Arity arity = functions.get(function);
    if (arity == null) {
      throw new SplProblem("unknown function: " + function + "()");
    }
    if (!arity.takes(arguments)) {
      throw new SplProblem(function + "() takes " + arity.text() + " arguments, not " + arguments);
    }
  }
}
