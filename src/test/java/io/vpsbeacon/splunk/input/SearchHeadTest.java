package io.vpsbeacon.splunk.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.splunk.HttpException;
import com.splunk.ResponseMessage;
import com.splunk.Service;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchHeadTest {
  private static final String LOOKUPS = "/servicesNS/nobody/vpsbeacon/data/lookup-table-files";
  private static final Path STAGED = Path.of("/opt/splunk/var/run/splunk/lookup_tmp/t.csv");

  private final Service service = mock(Service.class);
  private final SearchHead searchHead = new SearchHead(service);

  static ResponseMessage answer(String body) {
    ResponseMessage answer = mock(ResponseMessage.class);
    when(answer.getContent()).thenReturn(new ByteArrayInputStream(body.getBytes(UTF_8)));
    return answer;
  }

  static HttpException refusal(int status) {
    HttpException refusal = mock(HttpException.class);
    when(refusal.getStatus()).thenReturn(status);
    when(refusal.getMessage()).thenReturn("HTTP " + status + " -- because");
    return refusal;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'search_head','kv_store' | ALONE",
        "'indexer','license_master' | ALONE",
        "'search_head','shc_member' | MEMBER",
        "'search_head','shc_member','shc_captain' | CAPTAIN",
      },
      quoteCharacter = '"')
  void itsRolesSayWhatItIsToItsCluster(String roles, SearchHead.Role expected) throws Exception {
    String body =
        "{\"links\":{},\"entry\":[{\"name\":\"server-info\",\"content\":{\"build\":\"1\",\"n\":null,"
            + "\"server_roles\":["
            + roles.replace('\'', '"')
            + "],\"version\":\"9.3.2\"}}],\"messages\":[]}";
    ResponseMessage answer = answer(body);
    when(service.get("/services/server/info", Map.of("output_mode", "json"))).thenReturn(answer);

    assertEquals(expected, searchHead.role());
  }

  @Test
  void anAnswerThatIsNoJsonIsToldAsAFault() {
    ResponseMessage answer = answer("<html>");
    when(service.get(anyString(), any())).thenReturn(answer);

    assertTrue(
        assertThrows(SplunkdException.class, searchHead::role)
            .getMessage()
            .startsWith("splunkd does not say whether"));
  }

  @Test
  void aLookupThatIsThereIsReplaced() throws Exception {
    ResponseMessage answer = answer("");
    when(service.post(anyString(), any())).thenReturn(answer);

    searchHead.replaceLookup("vpsbeacon", "t.csv", STAGED);

    verify(service).post(LOOKUPS + "/t.csv", Map.of("eai:data", STAGED.toString()));
    verify(service, never()).post(eq(LOOKUPS), any());
  }

  @Test
  void aLookupThatIsMissingIsCreated() throws Exception {
    HttpException missing = refusal(404);
    ResponseMessage answer = answer("");
    when(service.post(eq(LOOKUPS + "/t.csv"), any())).thenThrow(missing);
    when(service.post(eq(LOOKUPS), any())).thenReturn(answer);

    searchHead.replaceLookup("vpsbeacon", "t.csv", STAGED);

    verify(service).post(LOOKUPS, Map.of("name", "t.csv", "eai:data", STAGED.toString()));
  }

  @Test
  void anyOtherRefusalIsTold() {
    HttpException forbidden = refusal(403);
    when(service.post(anyString(), any())).thenThrow(forbidden);

    SplunkdException told =
        assertThrows(
            SplunkdException.class, () -> searchHead.replaceLookup("vpsbeacon", "t.csv", STAGED));
    assertEquals("splunkd did not take the lookup file: HTTP 403 -- because", told.getMessage());
  }
}
