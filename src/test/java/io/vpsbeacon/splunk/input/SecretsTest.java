package io.vpsbeacon.splunk.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.splunk.modularinput.Event;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class SecretsTest {
  @Test
  void aSecretIsMaskedWhereverItStands() {
    Secrets secrets = new Secrets();
    secrets.add("s3cret");
    secrets.add("");
    secrets.add(null);

    assertEquals("a ********, again ********", secrets.clean("a s3cret, again s3cret"));
  }

  /** What others phrased in it was cleaned when it was made: see FeedRun. */
  @Test
  void aShortPasswordLeavesTheNamesOfAnEventsFieldsAlone() throws Exception {
    Secrets secrets = new Secrets();
    secrets.add("e");
    StringWriter out = new StringWriter();
    StringWriter log = new StringWriter();
    SplunkEvents events = new SplunkEvents(out, log, secrets);
    Event event = new Event();
    event.setData("{\"outcome\":\"refused\"}");
    events.writeEvent(event);
    events.log("WARN", "the");
    assertTrue(out.toString().contains("{\"outcome\":\"refused\"}"), out.toString());
    assertEquals("WARN th********", log.toString().strip());
  }

  @Test
  void aTextStaysOneLine() {
    assertEquals("a  b é 😀", new Secrets().clean("a\r\nb é 😀"));
  }
}
