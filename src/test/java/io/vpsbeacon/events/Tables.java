package io.vpsbeacon.events;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts of many records, each with {@code ts} and {@code host}. */
final class Tables {
  private Tables() {}

  static String csv(int rows) {
    return table(rows, "ts,host\n", "%d,host-%d\n");
  }

  static String json(int rows) {
    return table(rows, "", "{\"ts\": %d, \"host\": \"host-%d\"}\n");
  }

  static String zeek(int rows) {
    return table(rows, "#separator \\x09\n#fields\tts\thost\n", "%d\thost-%d\n");
  }

  private static String table(int rows, String head, String row) {
    return IntStream.range(0, rows)
        .mapToObj(i -> String.format(row, 1_772_438_400L + i * 61L, i * 7919 % 1000))
        .collect(Collectors.joining("", head, ""));
  }
}
