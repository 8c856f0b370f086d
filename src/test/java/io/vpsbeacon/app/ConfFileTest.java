package io.vpsbeacon.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfFileTest {
  @Test
  void readsStanzasKeysCommentsAndContinuations() {
    ConfFile file = ConfFile.parse("x.conf", "# no\n[a]\nk = 1\\\n # two\n\n[b]\nj=x = y\nl =\n");

    assertEquals(List.of(), file.problems());
    assertEquals(
        Map.of("a", Map.of("k", "1\n # two"), "b", Map.of("j", "x = y", "l", "")), file.stanzas());
  }

  @ParameterizedTest
  @CsvSource({
    "'[a]\nk = 1\nk = 2\n', a key twice",
    "'[a]\nk = 1\n[a]\n', a stanza twice",
    "'[a\nk = 1\n', not closed",
    "'[default]\nk = 1\n', [default]",
    "'k = 1\n', before the first stanza",
    "'[a]\nk 1\n', neither",
    "'[a]\n= 1\n', neither",
    "'[a]\n; remark\n', neither",
    "'[a]\nk = 1\\ \nj = 2\n', space after a continuation",
    "'[a]\nk = 1\\\n', a continuation at the end",
    "'[a]\nk = 1\r\n', carriage return",
    "'[a]\n k = 1\n', space before a key",
    "'\uFEFF[a]\n', byte order mark",
  })
  void seesWhatSplunkWouldRefuseOrMisread(String text, String problem) {
    List<String> problems = ConfFile.parse("x.conf", text).problems();

    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.get(0).contains(problem), problems::toString);
  }

  @Test
  void seesBytesThatAreNotUtf8() {
    byte[] latin = "[a]\nk = é\n".getBytes(ISO_8859_1);

    assertEquals(List.of("x.conf:0: not UTF-8"), ConfFile.parse("x.conf", latin).problems());
  }
}
