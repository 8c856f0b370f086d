package io.vpsbeacon.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReplyTest {
  @Example
  void holdsWhatWasSetAndNothingElse() {
    assertEquals("{}", Reply.builder().build().metadata());
    assertEquals("{\"finished\":false}", Reply.MORE.metadata());
    assertEquals("{\"finished\":true}", Reply.FINISHED.metadata());
    assertEquals(
        "{\"type\":\"reporting\",\"generating\":false,\"required_fields\":[\"_time\",\"a b\"]}",
        Reply.builder()
            .requiredFields(List.of("_time", "a b"))
            .generating(false)
            .type(CommandType.REPORTING)
            .build()
            .metadata());
    assertEquals(
        "{\"type\":\"events\",\"required_fields\":[]}",
        Reply.builder().type(CommandType.EVENTS).requiredFields(List.of()).build().metadata());
  }

  @Example
  void saysTheInspectorBeforeTheError() {
    Reply reply =
        Reply.builder()
            .error("No \"such\" table.")
            .message(Level.WARN, "one")
            .message(Level.ERROR, "two")
            .metric("scan", 0.25, 3, 1000, 2)
            .build();
    assertEquals(
        "{\"inspector\":{\"messages\":[[\"WARN\",\"one\"],[\"ERROR\",\"two\"]],"
            + "\"metric.scan\":[0.25,3,1000,2]},"
            + "\"finished\":true,\"error\":\"No \\\"such\\\" table.\"}",
        reply.metadata());
    assertTrue(reply.isFinished());
    assertEquals("No \"such\" table.", reply.error());
  }

  @Example
  void staysAsItWasBuilt() {
    Reply.Builder builder = Reply.builder().finished(false).message(Level.INFO, "one");
    Reply reply = builder.build();
    assertEquals(
        "{\"inspector\":{\"messages\":[[\"INFO\",\"one\"],[\"DEBUG\",\"two\"]]},\"finished\":true}",
        builder.message(Level.DEBUG, "two").finished(true).build().metadata());
    assertEquals(
        "{\"inspector\":{\"messages\":[[\"INFO\",\"one\"]]},\"finished\":false}", reply.metadata());
    assertFalse(reply.isFinished());
  }

  @Property
  void isJsonWhateverTheTextsHold(@ForAll("texts") String text) {
    String json = Reply.builder().message(Level.WARN, text).error(text).build().metadata();
    var object = JsonParser.parseString(json).getAsJsonObject();
    assertEquals(text, object.get("error").getAsString());
    assertEquals(
        text,
        object
            .getAsJsonObject("inspector")
            .getAsJsonArray("messages")
            .get(0)
            .getAsJsonArray()
            .get(1)
            .getAsString());
  }

  @Provide
  Arbitrary<String> texts() {
    return Texts.any().map(text -> text + "\0\b\f\u001f\u007f\u2028");
  }
}
