package io.vpsbeacon.lookup;

import java.util.ArrayList;
import java.util.List;

/**
 * Something in a lookup that could not be used and was left out.
 *
 * @param file the lookup's file name
 * @param line its line, counted from 1; 0 for the file as a whole
 * @param cause what is wrong, and what is allowed
 */
public record Problem(String file, long line, String cause) {
  /** One sentence for each. */
  public static List<String> sentences(List<Problem> problems) {
    List<String> sentences = new ArrayList<>(problems.size());
    problems.forEach(problem -> sentences.add(problem.toString()));
    return List.copyOf(sentences);
  }

  @Override
  public String toString() {
    return file + (line > 0 ? " line " + line : "") + ": " + cause;
  }
}
