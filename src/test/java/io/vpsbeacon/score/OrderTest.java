package io.vpsbeacon.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {
  @DisplayName("the sequence of gaps costs")
  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource({
    "a beat, 10, 40, false",
    "a beat that misses a third, 10 10 20 10 10 30 10 20 10 10, 6, false",
    "one long sleep, 10 10 10 10 10 10 9000 10 10 10 10 10 10, 1, false",
    "retries that double, 10 20 40 80 900, 8, true",
    "two handshakes tried again, 3 6 200, 10, true",
    "short series, 10 10 10 900, 20, true",
    "single gaps are few, 10 10 35 35 35 45 45 45, 6, true",
  })
  void costs(String name, String pattern, int times, boolean expected) {
    double[] once = Arrays.stream(pattern.split(" ")).mapToDouble(Double::parseDouble).toArray();
    double[] gaps = new double[once.length * times];
    Arrays.setAll(gaps, i -> once[i % once.length]);
    double least = Arrays.stream(once).min().orElseThrow();
    double cost = Order.cost(new Window(least * 0.99, least * 1.01), gaps);
    assertEquals(expected, cost > 0, name + ": " + cost);
  }
}
