package io.vpsbeacon.protocol;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts that are hard to quote, from every plane of Unicode. */
final class Texts {
  private Texts() {}

  static Arbitrary<String> any() {
    Arbitrary<Integer> hard = Arbitraries.of("\"\",\n\r$; \\\t'=_".codePoints().boxed().toList());
    Arbitrary<Integer> word = Arbitraries.of("0123456789azAZ".codePoints().boxed().toList());
    Arbitrary<Integer> plane =
        Arbitraries.integers()
            .between(1, Character.MAX_CODE_POINT)
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    Arbitrary<Integer> any =
        Arbitraries.frequencyOf(Tuple.of(3, hard), Tuple.of(4, word), Tuple.of(1, plane));
    return any.list()
        .ofMaxSize(30)
        .map(points -> points.stream().map(Character::toString).reduce("", String::concat));
  }

  static Arbitrary<String> nonEmpty() {
    return any().filter(text -> !text.isEmpty());
  }
}
