package io.vpsbeacon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** A terminal that keeps what is written to it. */
final class CapturedTerminal {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String in = "";
  private int width = 100;
  private boolean isTerminal;

  CapturedTerminal in(String text) {
    in = text;
    return this;
  }

  CapturedTerminal width(int columns) {
    width = columns;
    return this;
  }

  CapturedTerminal interactive() {
    isTerminal = true;
    return this;
  }

  Terminal terminal() {
    return new Terminal(
        new ByteArrayInputStream(in.getBytes(UTF_8)),
        out,
        new PrintWriter(err, true),
        isTerminal,
        isTerminal,
        width,
        isTerminal ? Colours.ON : Colours.OFF);
  }

  int run(String... arguments) {
    return Main.run(terminal(), arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString().replace(System.lineSeparator(), "\n");
  }
}
