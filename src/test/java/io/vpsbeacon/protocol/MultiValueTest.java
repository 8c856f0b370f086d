package io.vpsbeacon.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MultiValueTest {
  @Example
  void wrapsEachValueInDollars() {
    assertEquals("$a$;$b$", encode(List.of("a", "b")));
    assertEquals("$1$$$;$;$", encode(List.of("1$", ";")));
    assertEquals("$$;$b$", encode(List.of("", "b")));
  }

  @Example
  void readsNothingIntoWhatIsNoEncoding() {
    for (String text :
        List.of("", "a", "$", "$a", "a$", "$a$;", "$a$b", "$a$;b$", "$a$b$", "$$$")) {
      assertEquals(List.of(), MultiValue.decode(text), text);
    }
  }

  @Property
  void decodesWhatItEncodes(@ForAll("values") List<String> values) {
    assertEquals(values, MultiValue.decode(encode(values)));
  }

  @Property
  void takesAnyText(@ForAll("dollars") String text) {
    List<String> values = MultiValue.decode(text);
    if (!values.isEmpty()) {
      assertEquals(text, encode(values));
    }
  }

  @Provide
  Arbitrary<List<String>> values() {
    return Texts.any().list().ofMinSize(1).ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> dollars() {
    return Arbitraries.strings().withChars('$', ';', 'a').ofMaxLength(12);
  }

  /** What a cell says, without its quotes. */
  private static String encode(List<String> values) {
    Bytes cell = new Bytes();
    MultiValue.append(cell, values);
    String quoted = cell.toString();
    return quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
  }
}
