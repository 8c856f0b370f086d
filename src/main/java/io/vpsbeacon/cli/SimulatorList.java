package io.vpsbeacon.cli;

import io.vpsbeacon.simulate.Catalogue;
import java.util.ArrayList;
import java.util.List;

/** What the simulator has to offer, a line each. */
final class SimulatorList {
  private SimulatorList() {}

  static List<String> lines(int width) {
    List<String> lines = new ArrayList<>();
    add(lines, "Scenarios (--scenario)", Catalogue.scenarios(), width);
    add(
        lines,
        "Implants (--implants), in the order in which a number takes them",
        Catalogue.implants(),
        width);
    add(lines, "Benign programs, by the scenario's machines", Catalogue.benign(), width);
    lines.remove(lines.size() - 1);
    return lines;
  }

  private static void add(
      List<String> lines, String title, List<Catalogue.Entry> entries, int width) {
    int widest = entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
    int indent = widest + 4;
    lines.add(Text.cutEnd(title, width));
    for (Catalogue.Entry entry : entries) {
      String start = "  " + entry.name() + " ".repeat(indent - 2 - entry.name().length());
      for (String line : Text.wrap(entry.description(), Math.max(1, width - indent), 0)) {
        lines.add(Text.cutEnd(start + line, width));
        start = " ".repeat(indent);
      }
    }
    lines.add("");
  }
}
