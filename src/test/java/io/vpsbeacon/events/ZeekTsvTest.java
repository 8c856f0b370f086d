package io.vpsbeacon.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ZeekTsvTest {
  private static final String HEAD = "#separator \\x09\n#fields\tts\tid.orig_h\tservice\n";

  @Test
  void unsetAndEmptyAreMissing() {
    Reading reading =
        Reading.of(
            """
            #separator \\x09
            #empty_field\tEMPTY
            #unset_field\tUNSET
            #fields\tts\tid.orig_h\tservice
            1\tUNSET\tEMPTY
            2\t-\t(empty)
            """,
            "id.orig_h",
            "service");
    assertEquals(List.of(List.of("", ""), List.of("-", "(empty)")), reading.rows());
  }

  @Test
  void escapesAreResolved() {
    Reading reading = Reading.of(HEAD + "1\tx\\x09y\\xc3\\xa9\\xzz\\x4\tdns\n", "id.orig_h");
    assertEquals(List.of("x\tyé\\xzz\\x4"), reading.column(0));
  }

  @Test
  void setsAreMultivalues() {
    Reading reading =
        Reading.of(
            HEAD + "#types\ttime\taddr\tset[string]\n1\t10.0.0.1\thttp,s\\x2cs,\n2\ta,b\tdns\n",
            "id.orig_h",
            "service");
    assertEquals(List.of(List.of("10.0.0.1", "http|s,s"), List.of("a,b", "dns")), reading.rows());
  }

  @Test
  void anotherHeaderOnTheWayCounts() {
    Reading reading =
        Reading.of(
            HEAD
                + "1\ta\tdns\n#close\tx\n"
                + "#separator \\x7c\n#fields|service|id.orig_h|ts\ndns|b|2\n",
            "_time",
            "id.orig_h");
    assertEquals(List.of(List.of("1", "a"), List.of("2", "b")), reading.rows());
  }

  @Test
  void raggedLinesAreSkippedAndCounted() {
    Reading reading = Reading.of(HEAD + "1\ta\n2\tb\tdns\tx\n\n3\tc\tdns\n", "id.orig_h");
    assertEquals(List.of("c"), reading.column(0));
    assertEquals(2, reading.skipped());
    assertEquals("file, line 3: 2 cells where #fields names 3", reading.firstSkipped());
  }

  @Test
  void recordsNeedNames() {
    assertEquals(
        "file, line 2: a Zeek log needs a #fields line before its records",
        Reading.of("#separator \\x09\n1\ta\n", "ts").error());
  }

  @Test
  void anEmptySetSeparatorIsTheUsualOne() {
    Reading reading =
        Reading.of(
            "#separator \\x09\n#set_separator\t\n#fields\ts\n#types\tset[string]\na,b\n", "s");
    assertEquals(List.of("a|b"), reading.column(0));
  }

  @Test
  void theRawTimeIsThereByItsOwnName() {
    assertEquals(
        List.of(List.of("1.5", "1.500000")),
        Reading.of(HEAD + "1.500000\ta\tdns\n", "_time", "ts").rows());
  }
}
