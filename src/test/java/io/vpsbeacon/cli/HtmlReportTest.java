package io.vpsbeacon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlReportTest {
  private static final String SHIPPED = "--lookups=app/lookups";
  private static final String HEADER =
      "_time,host,User,Image,CommandLine,DestinationIp,DestinationPort\n";
  private static final long START = 1_773_237_600;

  @TempDir private Path folder;

  /** A beat a minute, the twelfth and thirteenth of it missed. */
  private static String beats(String image, String commandLine) {
    StringBuilder csv = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      if (i != 11 && i != 12) {
        csv.append(
            String.format(
                Locale.ROOT,
                "%d.250,lt-7,ann,\"%s\",\"%s\",8.8.8.8,443\n",
                START + 60L * i + i % 3,
                image,
                commandLine.replace("\"", "\"\"")));
      }
    }
    return csv.toString();
  }

  private String page(String csv, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("events.csv"), csv);
    Path page = folder.resolve("report.html");
    CapturedTerminal captured = new CapturedTerminal();
    String[] arguments =
        Stream.of(
                List.of("scan", SHIPPED, "--html=" + page),
                options.length == 0 ? List.of("--tiers=regular") : List.of(options),
                List.of(file.toString()))
            .flatMap(List::stream)
            .toArray(String[]::new);
    assertEquals(0, captured.run(arguments), captured.err());
    return Files.readString(page).replace(folder.toString(), "FOLDER");
  }

  private static Document parsed(String page) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(page.getBytes(UTF_8)));
  }

  /** To make it anew after a change that was meant, write what the message shows. */
  @Test
  void pageOfOneBeatIsAsItWasSeenToBeRight() throws IOException {
    String page = page(HEADER + beats("C:\\Temp\\x.exe", "x.exe -a"));
    String body = page.substring(page.indexOf("<body>"));
    try (InputStream golden = HtmlReportTest.class.getResourceAsStream("/cli/report.html")) {
      assertEquals(new String(golden.readAllBytes(), UTF_8), body);
    }
  }

  @Test
  void samePageOfTheSameEvents() throws IOException {
    String csv = HEADER + beats("a.exe", "a") + beats("b.exe", "b");
    assertEquals(page(csv), page(csv));
  }

  @Test
  void nothingOfAValueIsMarkup() throws Exception {
    String hostile = "<script>alert(1)</script>\"'&]]>--><!--\u202egpj.exe\u0007</style>\u2066";
    String page = page(HEADER + beats("C:\\" + hostile.replace("\"", "\"\""), hostile));
    assertFalse(page.contains("<script"), page);
    for (char c : new char[] {'\u202e', '\u2066', '\u0007'}) {
      assertEquals(-1, page.indexOf(c));
    }
    assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assertTrue(page.contains("\\u202egpj.exe\\x07"));
    NodeList scripts = parsed(page).getElementsByTagName("script");
    assertEquals(0, scripts.getLength());
  }

  @Test
  void pageIsWellFormedAndItsLinksStayInside() throws Exception {
    Document page = parsed(page(HEADER + beats("a.exe", "a") + beats("b.exe", "b")));
    NodeList links = page.getElementsByTagName("a");
    assertEquals(4, links.getLength());
    List<String> anchors =
        Stream.of("section", "div")
            .map(page::getElementsByTagName)
            .flatMap(HtmlReportTest::elements)
            .map(element -> "#" + element.getAttribute("id"))
            .toList();
    elements(links).forEach(link -> assertTrue(anchors.contains(link.getAttribute("href"))));
    for (String outside : List.of("img", "link", "script", "iframe", "object")) {
      assertEquals(0, page.getElementsByTagName(outside).getLength(), outside);
    }
  }

  private static Stream<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
  }

  @Test
  void beatsThatWereMissedAreRings() throws IOException {
    String page = page(HEADER + beats("a.exe", "a"));
    String missed = page.replaceAll("(?s).*class=\"missed\" d=\"([^\"]*)\".*", "$1");
    assertEquals(2, missed.split("m-2.5 0", -1).length - 1, missed);
  }

  private static List<String> titles(String page) throws Exception {
    return elements(parsed(page).getElementsByTagName("th")).map(Element::getTextContent).toList();
  }

  @Test
  void columnsOfTheKeysStandInTheirOrderAndThoseWithoutAValueAreLeftOut() throws Exception {
    String csv = HEADER + beats("a.exe", "").replace("8.8.8.8", "192.88.99.7");
    List<String> titles = titles(page(csv, "--by=DestinationIp,CommandLine,Image,host"));
    assertEquals(
        List.of("Timeline", "DestinationIp", "Image", "host", "Ports", "Hosts"),
        titles.subList(7, 13));
    assertFalse(titles.contains("Provider"));
    assertFalse(titles(page(csv, "--reference")).contains("Period"));
  }

  @Test
  void longValuesAreCutInTheTableAndWholeInTheirTitleAndSection() throws Exception {
    String folders = "C:\\" + "Folder\\".repeat(20);
    String arguments = "a.exe -enc " + "SQBm".repeat(100);
    Document page = parsed(page(HEADER + beats(folders + "a.exe", arguments)));
    List<Element> cells =
        elements(page.getElementsByTagName("div"))
            .filter(div -> div.hasAttribute("title"))
            .toList();
    assertEquals(folders + "a.exe", cells.get(0).getAttribute("title"));
    assertEquals(arguments, cells.get(1).getAttribute("title"));
    assertTrue(cells.get(0).getTextContent().endsWith("\\a.exe"));
    assertTrue(cells.get(0).getTextContent().length() < 100);
    List<String> facts =
        elements(page.getElementsByTagName("dd")).map(Element::getTextContent).toList();
    assertTrue(facts.containsAll(List.of(folders + "a.exe", arguments)), facts::toString);
  }

  @Test
  void timesInTheTableAreOfTheDayWhereAllEventsAreOfOne() throws Exception {
    String one = HEADER + beats("a.exe", "a");
    assertEquals("14:00:00", firstSeen(page(one)));
    String other = "%d,lt-8,bob,b.exe,b,8.8.8.8,443\n";
    String days = one + String.format(Locale.ROOT, other, START + 86_400);
    assertEquals("03-11 14:00:00", firstSeen(page(days)));
    String years = one + String.format(Locale.ROOT, other, START + 366 * 86_400);
    assertEquals("2026-03-11 14:00:00", firstSeen(page(years)));
  }

  private static String firstSeen(String page) throws Exception {
    return elements(parsed(page).getElementsByTagName("td"))
        .filter(cell -> cell.getAttribute("data-title").equals("First seen (UTC)"))
        .findFirst()
        .orElseThrow()
        .getTextContent();
  }

  @Test
  void valuesWithoutASectionAreWholeInTheTable() throws Exception {
    StringBuilder csv = new StringBuilder(HEADER);
    String arguments = "x ".repeat(300) + "end";
    for (int i = 0; i <= HtmlReport.MOST_PICTURES; i++) {
      csv.append(beats("p" + i + ".exe", arguments));
    }
    NodeList rows = parsed(page(csv.toString())).getElementsByTagName("tr");
    assertFalse(rows.item(1).getTextContent().contains(arguments));
    assertTrue(rows.item(HtmlReport.MOST_PICTURES + 1).getTextContent().contains(arguments));
  }

  @Test
  void findingsPastTheMostAreInTheTableAloneAndThePageSaysSo() throws Exception {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 0; i < HtmlReport.MOST_PICTURES + 5; i++) {
      csv.append(beats("p" + i + ".exe", "x"));
    }
    String page = page(csv.toString());
    Document document = parsed(page);
    assertEquals(HtmlReport.MOST_PICTURES, document.getElementsByTagName("section").getLength());
    assertEquals(HtmlReport.MOST_PICTURES + 5 + 1, document.getElementsByTagName("tr").getLength());
    assertTrue(page.contains("The first 200 findings have pictures"));
  }

  @Test
  void lookupsAreNamedAsTheyWereTypedSoThatTheScanCanBeRepeated() throws Exception {
    String rows = "enabled,image,reason\ntrue,b.exe,ours\n";
    Files.writeString(folder.resolve("ann's rows.csv"), rows);
    String csv = HEADER + beats("a.exe", "a") + beats("b.exe", "b");
    Document page = parsed(page(csv, "--exclusions", folder + "/./ann's rows.csv"));
    String options = page.getElementsByTagName("p").item(1).getTextContent();
    String typed =
        " --limit=10000 '--exclusions=" + folder + "/./ann'\\''s rows.csv' --lookups=app/lookups";
    assertTrue(options.endsWith(typed), options);
    assertEquals(1, page.getElementsByTagName("section").getLength());
  }

  @Test
  void whatCouldNotBeUsedIsOnThePageToo() throws IOException {
    assertTrue(
        page(HEADER + beats("a.exe", "a") + "soon,lt-7,ann,a.exe,a,8.8.8.8,443\n")
            .contains("1 time of 49 events cannot be read, the first is &#39;soon&#39;"));
  }

  @Test
  void nothingFoundIsAPageToo() throws Exception {
    assertTrue(page(HEADER).contains("<h1>VPS Beacon: 0 findings</h1>"));
    parsed(page(HEADER));
  }

  @Test
  void referenceKeepsNoTimesAndHasNoPictures() throws Exception {
    String page = page(HEADER + beats("a.exe", "a"), "--reference");
    assertEquals(0, parsed(page).getElementsByTagName("figure").getLength());
    assertEquals(1, parsed(page).getElementsByTagName("section").getLength());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nix/a.html | there is no folder for it",
        "events.csv | it is one of the files to read",
        "./events.csv | it is one of the files to read",
        "sub | it is no regular file",
      })
  void placeThatCannotBeWrittenIsRefusedBeforeAnythingIsRead(String given) throws IOException {
    Path file = Files.writeString(folder.resolve("events.csv"), HEADER + beats("a.exe", "a"));
    Files.createDirectory(folder.resolve("sub"));
    String[] parts = given.split(" \\| ", 2);
    String place = folder + "/" + parts[0];
    CapturedTerminal captured = new CapturedTerminal();
    assertEquals(
        ExitCode.USAGE.status(), captured.run("scan", SHIPPED, "--html=" + place, file.toString()));
    assertEquals("vpsbeacon: --html " + place + ": " + parts[1] + "\n", captured.err());
    assertEquals("", captured.out());
    assertTrue(Files.readString(file).startsWith(HEADER));
  }

  @Test
  void oldPageIsReplacedAndNothingElseIsLeft() throws IOException {
    Files.writeString(folder.resolve("report.html"), "old");
    assertTrue(page(HEADER).startsWith("<!DOCTYPE html>"));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count());
    }
  }
}
