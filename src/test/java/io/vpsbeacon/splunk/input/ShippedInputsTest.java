package io.vpsbeacon.splunk.input;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.splunk.modularinput.Argument;
import com.splunk.modularinput.Script;
import io.vpsbeacon.splunk.AppHome;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** What the package says of the inputs, beside the program. */
class ShippedInputsTest {
  private static final AppHome HOME = new AppHome(new File("/nowhere"), false, null);
  private static final Pattern STANZA = Pattern.compile("\\[(?:vpsbeacon_feed://)?(.+)]");
  private static final Pattern KEY = Pattern.compile("(\\w+) = (.*)");
  private static final Pattern SPEC_KEY = Pattern.compile("(?m)^(\\w+) = <");

  private static Map<String, Map<String, String>> stanzas(String file) throws IOException {
    Map<String, Map<String, String>> stanzas = new LinkedHashMap<>();
    Map<String, String> current = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of(file))) {
      Matcher stanza = STANZA.matcher(line);
      Matcher key = KEY.matcher(line);
      if (stanza.matches()) {
        current = new LinkedHashMap<>();
        if (line.contains("vpsbeacon_feed://")) {
          stanzas.put(stanza.group(1), current);
        }
      } else if (key.matches()) {
        current.put(key.group(1), key.group(2));
      }
    }
    return stanzas;
  }

  @Test
  void everyShippedFeedIsOffAndWouldBeAccepted() throws Exception {
    Map<String, Map<String, String>> feeds = stanzas("default/inputs.conf");

    assertTrue(feeds.size() >= 10, feeds.keySet().toString());
    feeds.forEach(
        (name, arguments) -> {
          assertEquals("1", arguments.get("disabled"), name);
          assertDoesNotThrow(() -> FeedSettings.of(name, arguments), name);
        });
  }

  @Test
  void everyExampleWouldBeAccepted() throws Exception {
    Map<String, Map<String, String>> examples = stanzas("README/inputs.conf.example");
    examples.forEach(
        (name, arguments) -> {
          if (!name.equals("aws")) {
            assertDoesNotThrow(() -> FeedSettings.of(name, arguments), name);
          }
        });
  }

  @Test
  void theSpecHasTheArgumentsOfTheScheme() throws Exception {
    String spec = Files.readString(Path.of("README/inputs.conf.spec"));
    List<String> declared = new ArrayList<>();
    SPEC_KEY
        .matcher(spec.substring(0, spec.indexOf("[vpsbeacon_setup://")))
        .results()
        .forEach(key -> declared.add(key.group(1)));
    List<String> asked = new ArrayList<>();
    for (Argument argument : new FeedInput(HOME, new Secrets()).getScheme().getArguments()) {
      asked.add(argument.getName());
    }
    // Splunk's own.
    asked.add("interval");

    assertEquals(new TreeSet<>(asked), new TreeSet<>(declared));
    assertEquals(asked.size(), declared.size());
  }

  /** So that the launchers may answer for the program. */
  @Test
  void theLaunchersAnswerIsTheProgramsScheme() throws Exception {
    assertSame("vpsbeacon_feed", new FeedInput(HOME, new Secrets()));
    assertSame("vpsbeacon_setup", new SetupInput(HOME));
  }

  private static void assertSame(String scheme, Script script) throws Exception {
    StringWriter out = new StringWriter();
    SplunkEvents events = new SplunkEvents(out, new StringWriter(), new Secrets());
    InputStream nothing = new ByteArrayInputStream(new byte[0]);

    assertEquals(0, script.run(new String[] {"--scheme"}, events, nothing));
    String shipped = Files.readString(Path.of("bin/" + scheme + "-scheme.txt"));
    assertEquals(outline(parse(out.toString())), outline(parse(shipped)));
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml.strip())));
  }

  /** Elements, attributes and texts in their order, without the white space between them. */
  private static List<String> outline(Node node) {
    List<String> lines = new ArrayList<>();
    if (node.getNodeType() == Node.TEXT_NODE) {
      if (!node.getNodeValue().isBlank()) {
        lines.add(node.getNodeValue().strip());
      }
      return lines;
    }
    lines.add(node.getNodeName());
    if (node.hasAttributes()) {
      lines.add(node.getAttributes().item(0).toString());
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      lines.addAll(outline(child));
    }
    return lines;
  }
}
