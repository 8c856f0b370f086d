package io.vpsbeacon.events;

import io.vpsbeacon.events.FieldNames.Node;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The fields of one Windows event. No document type ever reaches the parser. */
final class EventXml {
  private static final String REUSE = "reuse-instance";

  private final Rows rows;
  private final Node names;
  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  EventXml(Rows rows) {
    this.rows = rows;
    names = rows.names(false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // Where the parser knows it: one parser for all events is five times as fast as one for each.
    if (factory.isPropertySupported(REUSE)) {
      factory.setProperty(REUSE, true);
    }
  }

  /**
   * Puts what an {@code <Event>} has of the wanted fields to the record under way.
   *
   * @throws BrokenEventException where it is no well-formed XML; some of its fields may be there
   */
  void read(String event) throws BrokenEventException {
    try {
      XMLStreamReader in = factory.createXMLStreamReader(new StringReader(event));
      boolean data = false;
      while (in.hasNext()) {
        int kind = in.next();
        if (kind == XMLStreamConstants.START_ELEMENT) {
          String element = in.getLocalName();
          if (element.equals("EventData")) {
            data = true;
          } else if (data) {
            field(in, in.getAttributeValue(null, "Name"));
          } else if (element.equals("TimeCreated")) {
            put("SystemTime", in.getAttributeValue(null, "SystemTime"));
          } else if (isSystemField(element)) {
            field(in, element);
          }
        } else if (kind == XMLStreamConstants.END_ELEMENT
            && in.getLocalName().equals("EventData")) {
          data = false;
        }
      }
      in.close();
    } catch (XMLStreamException e) {
      String message = String.valueOf(e.getMessage()).replaceFirst("(?s).*Message: ", "");
      throw new BrokenEventException("not valid XML (" + message.strip() + ")", e);
    }
  }

  private static boolean isSystemField(String element) {
    return switch (element) {
      case "EventID", "Computer", "Channel", "EventRecordID", "Level", "Task", "Opcode" -> true;
      default -> false;
    };
  }

  private void field(XMLStreamReader in, String name) throws XMLStreamException {
    if (name == null) {
      return;
    }
    rows.saw(name);
    if (names.find(name) != null) {
      put(name, in.getElementText());
    }
  }

  private void put(String name, String value) {
    Node node = names.find(name);
    if (node != null) {
      rows.put(node.targets(), value);
    }
  }
}
