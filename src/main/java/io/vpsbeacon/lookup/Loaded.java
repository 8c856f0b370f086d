package io.vpsbeacon.lookup;

import java.util.List;

/**
 * What was read, and what had to be left out of it.
 *
 * @param <T> what was read
 * @param value all that could be used
 * @param problems one for each row or file that could not; every one is worth a warning
 */
public record Loaded<T>(T value, List<Problem> problems) {
  /** The problems are copied. */
  public Loaded {
    problems = List.copyOf(problems);
  }
}
