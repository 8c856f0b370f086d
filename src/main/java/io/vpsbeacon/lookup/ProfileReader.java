package io.vpsbeacon.lookup;

import io.vpsbeacon.lookup.CsvLines.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads one profile out of a profile lookup: a row for each source field, best first. */
final class ProfileReader {
  static final List<String> COLUMNS = List.of("profile", "canonical", "field");

  private final String wanted;
  private final Problems problems;
  private final Set<String> names = new TreeSet<>();
  private final Map<Field, List<String>> sources = new EnumMap<>(Field.class);

  private ProfileReader(String file, String wanted) {
    this.wanted = wanted;
    this.problems = new Problems(file);
  }

  /**
   * @param profile the wanted profile, null where the file has no row of it
   * @param names the profiles that the file has rows of
   */
  record Found(Profile profile, Set<String> names) {}

  /** Rows of other profiles are not looked at: what is wrong there does not matter now. */
  static Loaded<Found> read(Path path, String wanted) {
    ProfileReader reader = new ProfileReader(String.valueOf(path.getFileName()), wanted);
    CsvLines.read(path, reader.problems, reader::readAll);
    Profile profile =
        reader.names.contains(wanted) ? new Profile(wanted, copy(reader.sources)) : null;
    return new Loaded<>(new Found(profile, reader.names), reader.problems.toList());
  }

  private static Map<Field, List<String>> copy(Map<Field, List<String>> sources) {
    Map<Field, List<String>> copy = new EnumMap<>(Field.class);
    for (Map.Entry<Field, List<String>> source : sources.entrySet()) {
      copy.put(source.getKey(), List.copyOf(source.getValue()));
    }
    // Every event in Splunk has it, so a profile need not say so.
    copy.putIfAbsent(Field.TIME, List.of(Field.TIME.canonical()));
    return copy;
  }

  private void readAll(CsvLines lines) throws IOException {
    Line first = lines.next();
    if (first == null) {
      return;
    }
    Header header = new Header(first);
    String fault = header.fault();
    for (String column : COLUMNS) {
      if (fault == null && !header.has(column)) {
        fault = "column '" + column + "' is missing; no row was read";
      }
    }
    if (fault != null) {
      problems.add(first.line(), fault + ": the columns are " + String.join(",", COLUMNS));
      return;
    }
    for (Line line = lines.next(); line != null; line = lines.next()) {
      String lineFault = header.fault(line);
      if (lineFault != null) {
        problems.add(line.line(), lineFault + "; the row is left out");
      } else {
        read(header, line);
      }
    }
  }

  private void read(Header header, Line line) {
    String name = header.text(line, "profile");
    if (!FileNames.isName(name)) {
      problems.add(
          line.line(),
          "profile '" + name + "' is not a name of letters, digits, _ and -; the row is left out");
      return;
    }
    names.add(name);
    if (!name.equals(wanted)) {
      return;
    }
    String canonical = header.text(line, "canonical");
    String source = header.text(line, "field");
    Field field = Field.byName(canonical).orElse(null);
    if (field == null) {
      problems.add(
          line.line(),
          "canonical '" + canonical + "' is not one of " + canonicals() + "; the row is left out");
    } else if (source.isEmpty() || source.indexOf(CsvLines.BROKEN) >= 0) {
      problems.add(
          line.line(),
          (source.isEmpty() ? "field is empty" : "field is not UTF-8 text")
              + "; the row is left out");
    } else {
      List<String> fields = sources.computeIfAbsent(field, f -> new ArrayList<>());
      if (!fields.contains(source)) {
        fields.add(source);
      }
    }
  }

  private static String canonicals() {
    return Arrays.stream(Field.values()).map(Field::canonical).collect(Collectors.joining(", "));
  }
}
