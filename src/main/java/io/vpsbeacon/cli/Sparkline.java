package io.vpsbeacon.cli;

import java.util.List;

/**
 * Counts over time as a line of text: a dot where there is nothing, blocks as high as the counts.
 */
final class Sparkline {
  private static final String LEVELS = "·▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /** One character per count. */
  static String of(List<String> counts) {
    List<Long> numbers = counts.stream().map(Long::valueOf).toList();
    long most = numbers.stream().mapToLong(Long::longValue).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (long number : numbers) {
      int highest = LEVELS.length() - 1;
      int level = number == 0 ? 0 : (int) Math.ceil(number / (double) most * highest);
      line.append(LEVELS.charAt(Math.min(level, highest)));
    }
    return line.toString();
  }

  /** The line in fewer characters: of those that fall together, the highest. */
  static String shrink(String line, int width) {
    if (line.length() <= width || width < 1) {
      return width < 1 ? "" : line;
    }
    StringBuilder shrunk = new StringBuilder();
    for (int i = 0; i < width; i++) {
      int from = i * line.length() / width;
      int to = (i + 1) * line.length() / width;
      int level = line.substring(from, to).chars().map(LEVELS::indexOf).max().orElse(0);
      shrunk.append(LEVELS.charAt(Math.max(0, level)));
    }
    return shrunk.toString();
  }
}
