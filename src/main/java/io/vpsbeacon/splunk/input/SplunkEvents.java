package io.vpsbeacon.splunk.input;

import com.splunk.modularinput.Event;
import com.splunk.modularinput.EventWriter;
import com.splunk.modularinput.MalformedDataException;
import java.io.IOException;
import java.io.Writer;
import javax.xml.stream.XMLStreamException;

/**
 * Events and log lines as the SDK writes them, with two differences: its end of the stream is
 * written out, and only where the stream was begun; and no log line goes past the secrets. (Events
 * are not looked at: what others have phrased in them is clean already, and a short password may be
 * part of a field's name.)
 */
final class SplunkEvents extends EventWriter {
  private final Writer out;
  private final Secrets secrets;
  private boolean begun;

  SplunkEvents(Writer out, Writer err, Secrets secrets) throws XMLStreamException {
    super(out, err);
    this.out = out;
    this.secrets = secrets;
  }

  @Override
  public void writeEvent(Event event) throws MalformedDataException {
    begun = true;
    super.writeEvent(event);
  }

  @Override
  public void log(String severity, String message) {
    super.log(severity, secrets.clean(message));
  }

  @Override
  public void close() {
    try {
      if (begun) {
        out.write("</stream>\n");
      }
      out.flush();
    } catch (IOException e) {
      setError();
    }
  }
}
