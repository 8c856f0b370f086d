package io.vpsbeacon.splunk.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.splunk.modularinput.Script;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.util.Locale;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;

/**
 * What the processes of all inputs share: the pipes to splunkd, and that nothing else uses them.
 */
final class InputProcess {
  /** splunkd's description of an input takes a few hundred bytes. */
  private static final int LONGEST_DESCRIPTION = 1 << 20;

  private static final byte[] END_OF_ITEMS = "</items>".getBytes(UTF_8);

  private InputProcess() {}

  /**
   * Does what splunkd asks for, and ends the process.
   *
   * @param arguments as splunkd gives them
   * @param script made with the secrets that it is to fill
   */
  static void run(String[] arguments, Function<Secrets, Script> script) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    // XML and log lines only: Java's XML parser, for one, prints what it dislikes.
    System.setOut(nowhere);
    System.setErr(nowhere);
    // The SDK writes an event's time as this says; splunkd reads a point.
    Locale.setDefault(Locale.ROOT);
    Secrets secrets = new Secrets();
    Writer out = writer(FileDescriptor.out);
    int status = 1;
    try {
      SplunkEvents events = new SplunkEvents(out, writer(FileDescriptor.err), secrets);
      InputStream in = new FileInputStream(FileDescriptor.in);
      status = script.apply(secrets).run(arguments, events, isQuestion(arguments) ? all(in) : in);
      out.flush();
    } catch (IOException | XMLStreamException e) {
      // Nobody reads what would be said.
      status = 1;
    }
    Runtime.getRuntime().halt(status);
  }

  private static Writer writer(FileDescriptor descriptor) {
    return new BufferedWriter(new OutputStreamWriter(new FileOutputStream(descriptor), UTF_8));
  }

  private static boolean isQuestion(String[] arguments) {
    return arguments.length > 0 && arguments[0].equalsIgnoreCase("--validate-arguments");
  }

  /**
   * The SDK takes a pause of splunkd's for the end of what it says, and splunkd does not close the
   * pipe: so here it is read to the end of its one element.
   */
  private static InputStream all(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < END_OF_ITEMS.length && read.size() < LONGEST_DESCRIPTION) {
      int b = in.read();
      if (b < 0) {
        break;
      }
      read.write(b);
      matched = b == END_OF_ITEMS[matched] ? matched + 1 : b == END_OF_ITEMS[0] ? 1 : 0;
    }
    return new ByteArrayInputStream(read.toByteArray());
  }
}
