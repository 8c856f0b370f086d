package io.vpsbeacon.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Damage in packed files: what came before it is read, and it is never silent. */
class GzipTest {
  @Test
  void gzipThatIsCutOffGivesItsRowsAndThenAnError() throws IOException {
    for (String text : List.of(Tables.csv(5000), Tables.json(5000), Tables.zeek(5000))) {
      byte[] whole = Reading.gzip(text.getBytes(UTF_8));
      List<List<String>> all = Reading.of(whole, List.of("ts", "host")).rows();
      assertEquals(5000, all.size());
      for (int length : new int[] {whole.length / 2, whole.length - 9, whole.length - 1}) {
        Reading reading = Reading.of(Arrays.copyOf(whole, length), List.of("ts", "host"));
        int rows = reading.rows().size();
        assertTrue(rows > 1000, () -> rows + " rows");
        assertEquals(all.subList(0, rows), reading.rows());
        assertEquals(
            "file: the file ends in the middle of its gzip data; read up to there ("
                + rows
                + " rows)",
            reading.error());
      }
    }
  }

  @Test
  void gzipThatIsCutInItsHeaderIsAnError() throws IOException {
    byte[] whole = Reading.gzip(Tables.csv(3).getBytes(UTF_8));
    String error = Reading.of(Arrays.copyOf(whole, 6), List.of("host")).error();
    assertEquals(
        "file: the file ends in the middle of its gzip data; read up to there (0 rows)", error);
  }

  @Test
  void gzipCutInTheHeaderOfALaterMemberIsAnError() throws IOException {
    byte[] member = Reading.gzip(Tables.csv(3).getBytes(UTF_8));
    byte[] both = Arrays.copyOf(member, member.length + 5);
    System.arraycopy(member, 0, both, member.length, 5);
    Reading reading = Reading.of(both, List.of("host"));
    assertEquals(3, reading.rows().size());
    assertTrue(reading.error().contains("ends in the middle"), reading.error());
  }

  @Test
  void damagedGzipIsAnError() throws IOException {
    byte[] whole = Reading.gzip(Tables.csv(5000).getBytes(UTF_8));
    byte[] checksum = whole.clone();
    checksum[whole.length - 6] ^= 1;
    Reading reading = Reading.of(checksum, List.of("host"));
    assertEquals(5000, reading.rows().size());
    assertTrue(reading.error().contains("the checksum does not match"), reading.error());

    ByteArrayOutputStream trailing = new ByteArrayOutputStream();
    trailing.write(whole);
    trailing.write("garbage".getBytes(UTF_8));
    reading = Reading.of(trailing.toByteArray(), List.of("host"));
    assertEquals(5000, reading.rows().size());
    assertTrue(reading.error().contains("other data follows"), reading.error());
  }

  @Test
  void everyFlippedByteOfAGzipIsNoticedOrHarmless() throws IOException {
    byte[] whole = Reading.gzip(Tables.csv(200).getBytes(UTF_8));
    List<List<String>> all = Reading.of(whole, List.of("ts", "host")).rows();
    for (int i = 10; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 0x10;
      Reading reading = Reading.of(flipped, List.of("ts", "host"));
      assertTrue(!reading.error().isEmpty() || reading.rows().equals(all), "byte " + i);
    }
  }
}
