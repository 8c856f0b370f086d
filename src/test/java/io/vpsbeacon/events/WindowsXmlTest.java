package io.vpsbeacon.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsXmlTest {
  private static String event(String host, String data) {
    return "<Event xmlns='urn:x'><System><EventID>3</EventID><Computer>"
        + host
        + "</Computer></System><EventData>"
        + data
        + "</EventData></Event>\n";
  }

  @Test
  void aBrokenEventCostsItself() {
    Reading reading =
        Reading.of(
            event("a", "")
                + event("b", "<Data Name='User'>x & y</Data>")
                + event("c", "<Data Name='User'>x</Date>")
                + event("d", "<Data Name='User'>x &amp; y</Data>"),
            "host",
            "User",
            "EventID");
    assertEquals(List.of(List.of("a", "", "3"), List.of("d", "x & y", "3")), reading.rows());
    assertEquals(2, reading.skipped());
    assertTrue(
        reading.firstSkipped().startsWith("file, event 2: not valid XML ("),
        reading.firstSkipped());
  }

  @Test
  void externalEntitiesAreNotResolved() {
    Reading reading =
        Reading.of(
            "<?xml version='1.0'?><!DOCTYPE Events [<!ENTITY x SYSTEM 'file:///etc/hostname'>"
                + "<!ENTITY y 'boom'>]><Events>"
                + event("&x;", "")
                + event("&y;", "")
                + event("a", "")
                + "</Events>",
            "host");
    assertEquals(List.of("a"), reading.column(0));
    assertEquals(2, reading.skipped());
  }

  @Test
  void aDoctypeInsideAnEventIsABrokenEvent() {
    Reading reading =
        Reading.of("<Event ><!DOCTYPE a [<!ENTITY x 'y'>]></Event>" + event("a", ""), "host");
    assertEquals(List.of("a"), reading.column(0));
    assertEquals(1, reading.skipped());
  }

  @Test
  void anEventThatIsCutOffIsCounted() {
    Reading reading = Reading.of(event("a", "") + "<Event><System><Computer>b", "host");
    assertEquals(List.of("a"), reading.column(0));
    assertEquals("file, event 2: cut off", reading.firstSkipped());
  }

  @Test
  void anEmptyListIsNoRows() {
    assertEquals(new Reading(List.of(), 0, "", ""), Reading.of("<Events></Events>", "host"));
  }

  @Test
  void longFilesAreReadAcrossTheBuffersEdges() {
    StringBuilder text = new StringBuilder("<Events>");
    for (int i = 0; i < 3000; i++) {
      text.append(event("h" + i, "<Data Name='Image'>" + "x".repeat(i % 97) + "</Data>"));
    }
    Reading reading = Reading.of(text + "</Events>", "host", "Image");
    assertEquals(3000, reading.rows().size());
    assertEquals("h2999", reading.rows().get(2999).get(0));
    assertEquals(2999 % 97, reading.rows().get(2999).get(1).length());
    assertEquals(0, reading.skipped());
  }

  @Test
  void theParsersLimitsForOneDocumentDoNotAddUpOverAFile() {
    String event = event("&lt;a&gt; &amp; &#x41;", "<Data Name='Image'>&amp;</Data>");
    assertEquals(70_000, Reading.of(event.repeat(70_000), "host", "Image").rows().size());
  }

  @Test
  void anEventLargerThanTheBufferIsRead() {
    String large = "y".repeat(300_000);
    Reading reading =
        Reading.of(event("a", "<Data Name='Image'>" + large + "</Data>") + event("b", ""), "Image");
    assertEquals(List.of(large, ""), reading.column(0));
  }

  @Test
  void dataWithoutANameAndOtherElementsAreLeftOut() {
    Reading reading =
        Reading.of(
            event("a", "<Data>x</Data><Binary>00</Binary><Data Name='RuleName'/>"),
            "host",
            "RuleName",
            "Data");
    assertEquals(List.of(List.of("a", "", "")), reading.rows());
  }

  @Test
  void otherFieldsOfTheSystemAreThereByName() {
    Reading reading =
        Reading.of(
            "<Event ><System><TimeCreated SystemTime='2026-03-02T08:00:00.5Z'/>"
                + "<Channel>Sys</Channel></System></Event>",
            "_time",
            "Channel");
    assertEquals(List.of(List.of("1772438400.5", "Sys")), reading.rows());
  }
}
