package io.vpsbeacon.cli;

import io.vpsbeacon.cli.Layout.Column;
import io.vpsbeacon.cli.Layout.Cut;
import io.vpsbeacon.lookup.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Addresses with what the range table says of them, as the writers see it. */
record RangesGrid(List<Answer> answers) implements Grid {
  private static final String ASN = "asn";
  private static final List<String> COLUMNS =
      List.of("address", "provider", "class", ASN, "prefix");

  /**
   * One address.
   *
   * @param address as it was given
   * @param range null where no prefix holds it
   */
  record Answer(String address, Range range) {
    List<String> cells() {
      return range == null
          ? List.of(address, "", "", "", "")
          : List.of(
              address,
              range.provider(),
              range.providerClass().toString(),
              range.asn() == 0 ? "" : Long.toString(range.asn()),
              range.prefix().toString());
    }
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public int rows() {
    return answers.size();
  }

  @Override
  public List<String> values(int row, int column) {
    String cell = answers.get(row).cells().get(column);
    return cell.isEmpty() ? List.of() : List.of(cell);
  }

  /** All that is text, even where it looks like a number. */
  @Override
  public List<String> keys() {
    return COLUMNS.stream().filter(column -> !column.equals(ASN)).toList();
  }

  @Override
  public List<String> lines(int width, Colours colours) {
    if (answers.isEmpty()) {
      return List.of();
    }
    Layout layout = layout(width);
    List<String> lines = new ArrayList<>();
    lines.add(colours.bold(layout.header()));
    for (int row = 0; row < rows(); row++) {
      lines.add(layout.row(row));
    }
    return lines;
  }

  @Override
  public List<String> leftOut(int width) {
    return layout(width).leftOut();
  }

  private Layout layout(int width) {
    return new Layout(
        List.of(
            column("ADDRESS", 0, 0, 15, Cut.MIDDLE),
            column("PROVIDER", 1, 1, 12, Cut.END),
            column("CLASS", 2, 2, 11, Cut.END),
            column("ASN", 3, 4, 10, Cut.END),
            column("PREFIX", 4, 3, 18, Cut.MIDDLE)),
        width);
  }

  private Column column(String title, int column, int rank, int least, Cut cut) {
    List<String> cells =
        IntStream.range(0, rows())
            .mapToObj(row -> text(row, column))
            .map(cell -> cell.isEmpty() ? "-" : Text.clean(cell))
            .toList();
    return new Column(title, cells, rank, least, least, false, cut);
  }
}
