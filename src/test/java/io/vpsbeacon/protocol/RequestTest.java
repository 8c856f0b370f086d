package io.vpsbeacon.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
  private static Request parse(String json) throws ProtocolException {
    return Request.parse(Bytes.of(json));
  }

  private static SearchInfo info(String json) throws ProtocolException {
    Request request = parse("{\"action\":\"getinfo\",\"searchinfo\":" + json + "}");
    return assertInstanceOf(Request.GetInfo.class, request).info();
  }

  @Test
  void knowsTheSearchThatSplunkdTellsOf() throws ProtocolException {
    SearchInfo info =
        info(
            """
            {"args":["span=1h","a b"],"raw_args":["span=1h","\\"a b\\""],"dispatch_dir":"/d/1.2",
             "sid":"1.2","app":"search","owner":"o","username":"u","session_key":"k",
             "splunkd_uri":"https://127.0.0.1:8089","splunk_version":"9.3.1",
             "search":"search%20a%2Bb%3D%22%C3%BC%22","command":"vpsbeacon","maxresultrows":50000,
             "earliest_time":"1699996400.000","latest_time":"0"}""");
    assertEquals(List.of("span=1h", "a b"), info.args());
    assertEquals(List.of("span=1h", "\"a b\""), info.rawArgs());
    assertEquals("/d/1.2", info.dispatchDir());
    assertEquals("1.2", info.sid());
    assertEquals("search", info.app());
    assertEquals("o", info.owner());
    assertEquals("u", info.username());
    assertEquals("k", info.sessionKey());
    assertEquals("https://127.0.0.1:8089", info.splunkdUri());
    assertEquals("9.3.1", info.splunkVersion());
    assertEquals("search a+b=\"ü\"", info.search());
    assertEquals("vpsbeacon", info.command());
    assertEquals(OptionalInt.of(50000), info.maxResultRows());
    assertEquals("1699996400.000", info.earliestTime());
    assertEquals("0", info.latestTime());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "[]", "7", "\"text\"", "{\"args\":null,\"sid\":{}}"})
  void doesWithoutTheSearch(String json) throws ProtocolException {
    SearchInfo info = info(json);
    assertEquals(List.of(), info.args());
    assertEquals("", info.sid());
    assertEquals("", info.search());
    assertEquals(OptionalInt.empty(), info.maxResultRows());
  }

  @Test
  void takesOtherTypesAsTheyCome() throws ProtocolException {
    SearchInfo info =
        info(
            "{\"args\":\"one\",\"sid\":1.20,\"maxresultrows\":\"12\",\"search\":\"100%\",\"new\":[{}]}");
    assertEquals(List.of("one"), info.args());
    assertEquals("1.20", info.sid());
    assertEquals(OptionalInt.of(12), info.maxResultRows());
    assertEquals("100%", info.search());
    assertEquals(
        new Request.Execute(true, false),
        parse("{\"action\":\"execute\",\"finished\":\"true\",\"preview\":{}}"));
    assertEquals(
        new Request.Execute(true, true),
        parse("{\"action\":\"execute\",\"finished\":1,\"preview\":\"t\"}"));
    assertEquals(new Request.Execute(false, false), parse("{\"action\":\"execute\"}"));
  }

  @Test
  void neverPrintsTheSessionKey() throws ProtocolException {
    Request request =
        parse("{\"action\":\"getinfo\",\"searchinfo\":{\"sid\":\"7\",\"session_key\":\"s3cret\"}}");
    assertFalse(request.toString().contains("s3cret"));
    assertEquals("s3cret", SearchInfo.of(Map.of("session_key", "s3cret")).sessionKey());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "7",
        "null",
        "{\"action\":\"getinfo\"",
        "{\"action\":\"getinfo\"}}",
        "{\"action\":\"getinfo\"} {}",
        "{\"action\":getinfo}",
        "{'action':'getinfo'}",
        "{\"action\":\"get\\uZZZZ\"}"
      })
  void refusesMetadataThatIsNoObject(String json) {
    assertEquals(
        "The metadata of a frame is not a JSON object.",
        assertThrows(ProtocolException.class, () -> parse(json)).getMessage());
  }

  @Test
  void refusesObjectsInObjectsWithoutEnd() {
    String json = "{\"a\":".repeat(100_000);
    assertThrows(ProtocolException.class, () -> parse(json));
    assertThrows(ProtocolException.class, () -> parse("{\"a\":" + "[".repeat(100_000)));
  }

  @Test
  void refusesMetadataThatIsNotUtf8() {
    byte[] json = "{\"action\":\"getinfo\"}".getBytes(UTF_8);
    json[12] = (byte) 0xff;
    assertEquals(
        "The metadata of a frame is not UTF-8.",
        assertThrows(ProtocolException.class, () -> Request.parse(Bytes.of(json))).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"action\":null}", "{\"action\":\"Getinfo\"}"})
  void refusesOtherActions(String json) {
    String message = assertThrows(ProtocolException.class, () -> parse(json)).getMessage();
    assertEquals(
        ", which is neither getinfo nor execute.", message.substring(message.indexOf("\", ") + 1));
  }
}
