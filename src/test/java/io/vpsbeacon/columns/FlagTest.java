package io.vpsbeacon.columns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagTest {
  @Test
  void allThatMessagesNameIsEitherTrueOrFalse() {
    List<String> all = List.of(Flag.ALL.split(", ", -1));
    assertEquals(10, all.size());
    for (String text : all) {
      assertNotEquals(Flag.isTrue(text), Flag.isFalse(text), text);
      String large = text.toUpperCase(Locale.ROOT);
      assertEquals(Flag.isTrue(text), Flag.isTrue(large), large);
      assertEquals(Flag.isFalse(text), Flag.isFalse(large), large);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "maybe", "on", "2", "true "})
  void othersAreNeither(String text) {
    assertFalse(Flag.isTrue(text));
    assertFalse(Flag.isFalse(text));
  }
}
