package io.vpsbeacon.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

class LookupPropertiesTest {
  private static final String START =
      "enabled,host,command_line,dest,port,reason,expires\ntrue,h,,,,,\n";

  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("vpsbeacon-lookups");
    Files.writeString(folder.resolve(FileNames.EXCLUSIONS_DEFAULT), "host\n");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    List<Path> files;
    try (var paths = Files.list(folder)) {
      files = paths.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }

  @Property(tries = 300)
  void writtenRowsComeBackWithTheirLines(
      @ForAll("rows") @Size(max = 20) List<Row> rows, @ForAll boolean windows) throws IOException {
    String end = windows ? "\r\n" : "\n";
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setRecordSeparator(end).setQuoteMode(QuoteMode.MINIMAL).get();
    StringBuilder text = new StringBuilder("reason,dest,image,command_line,host" + end);
    List<ExclusionRow> expected = new ArrayList<>();
    long line = 2;
    for (Row row : rows) {
      text.append(end.repeat(row.blankLines()));
      line += row.blankLines();
      expected.add(new ExclusionRow(row.conditions(), FileNames.EXCLUSIONS, line));
      String record =
          format.format(
              row.reason(),
              row.cell(Field.DESTINATION_IP),
              row.cell(Field.IMAGE),
              row.cell(Field.COMMAND_LINE),
              row.cell(Field.HOST));
      text.append(record).append(end);
      line += 1 + record.chars().filter(c -> c == '\n').count();
    }
    Files.writeString(folder.resolve(FileNames.EXCLUSIONS), text);

    Loaded<List<ExclusionRow>> loaded = new LookupFolder(folder).exclusions(null, Instant.EPOCH);
    assertEquals(List.of(), loaded.problems());
    assertEquals(expected, loaded.value());
  }

  @Property(tries = 500)
  void noBytesKillASearch(@ForAll("files") byte[] bytes) throws IOException {
    Files.write(folder.resolve(FileNames.EXCLUSIONS), bytes);
    Files.write(folder.resolve(FileNames.PROFILES), bytes);
    Files.write(folder.resolve("vpsbeacon_tiers.csv"), bytes);
    LookupFolder lookups = new LookupFolder(folder);
    Loaded<List<ExclusionRow>> loaded = lookups.exclusions(null, Instant.EPOCH);
    assertTrue(loaded.problems().size() <= Problems.MOST + 1);
    for (ExclusionRow row : loaded.value()) {
      assertFalse(row.conditions().isEmpty());
    }
    try {
      assertFalse(lookups.tiers("default").value().rows().isEmpty());
    } catch (LookupException e) {
      assertTrue(e.getMessage().startsWith("vpsbeacon_tiers.csv"), e.getMessage());
    }
    try {
      assertEquals("sysmon", lookups.profile("sysmon").value().name());
    } catch (LookupException e) {
      assertTrue(e.getMessage().startsWith("vpsbeacon_profiles.csv"), e.getMessage());
    }
  }

  @Property(tries = 500)
  void rowsBeforeAnyDamageStay(@ForAll("files") byte[] bytes) throws IOException {
    byte[] start = START.getBytes(UTF_8);
    byte[] all = new byte[start.length + bytes.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(bytes, 0, all, start.length, bytes.length);
    Files.write(folder.resolve(FileNames.EXCLUSIONS), all);
    assertEquals(
        new ExclusionRow(Map.of(Field.HOST, "h"), FileNames.EXCLUSIONS, 2),
        new LookupFolder(folder).exclusions(null, Instant.EPOCH).value().get(0));
  }

  record Row(Map<Field, String> conditions, String reason, int blankLines) {
    String cell(Field field) {
      return conditions.getOrDefault(field, "");
    }
  }

  @Provide
  Arbitrary<List<Row>> rows() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("aZ\\\",;' *éß漢")
            .ofMaxLength(12)
            .map(String::strip)
            .filter(cell -> cell.chars().anyMatch(Character::isLetterOrDigit));
    Arbitrary<String> notes = Arbitraries.strings().withChars("ab,\"\n é").ofMaxLength(12);
    Arbitrary<Map<Field, String>> conditions =
        Combinators.combine(
                text.optional(),
                text,
                Arbitraries.of("10.0.0.0/8", "::1", "10.*", "198.51.100.7").optional(),
                text.map(cell -> " " + cell + "\nx ").optional())
            .as(
                (host, image, dest, command) -> {
                  Map<Field, String> cells = new EnumMap<>(Field.class);
                  cells.put(Field.IMAGE, image);
                  host.ifPresent(cell -> cells.put(Field.HOST, cell));
                  dest.ifPresent(cell -> cells.put(Field.DESTINATION_IP, cell));
                  command.ifPresent(cell -> cells.put(Field.COMMAND_LINE, cell));
                  return cells;
                });
    return Combinators.combine(conditions, notes, Arbitraries.integers().between(0, 2))
        .as(Row::new)
        .list();
  }

  /** Pieces of lookups, in any order, with any bytes between. */
  @Provide
  Arbitrary<byte[]> files() {
    Arbitrary<byte[]> pieces =
        Arbitraries.of(
                "host,image,dest\n",
                "tier,score,label,min_ports\n",
                "profile,canonical,field\n",
                "sysmon,DestinationIp,ip\n",
                "A,1,x,2\n",
                "true",
                "10.0.0.0/8",
                "*",
                "\"",
                ",",
                "\n",
                "\r\n",
                "\r",
                "\0",
                "\ufeff",
                "ü")
            .map(piece -> piece.getBytes(UTF_8));
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(3);
    return Arbitraries.frequencyOf(Tuple.of(6, pieces), Tuple.of(1, noise))
        .list()
        .ofMaxSize(30)
        .map(LookupPropertiesTest::join);
  }

  private static byte[] join(List<byte[]> pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    pieces.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
