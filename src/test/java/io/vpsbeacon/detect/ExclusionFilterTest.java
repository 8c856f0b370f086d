package io.vpsbeacon.detect;

import static io.vpsbeacon.detect.Events.exclusion;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vpsbeacon.lookup.ExclusionRow;
import io.vpsbeacon.lookup.Field;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExclusionFilterTest {
  @ParameterizedTest(name = "{1} in {0}: {2}")
  @CsvSource({
    "10.0.0.0/8,10.1.2.3,true",
    "10.0.0.0/8,::ffff:10.1.2.3,true",
    "10.0.0.0/8,11.0.0.1,false",
    "10.0.0.0/8,ten,false",
    "fe80::/10,fe80:0:0:0:1:2:3:4,true",
    "::1,0:0:0:0:0:0:0:1,true",
    "1.2.3.4,1.2.3.4,true",
    "1.2.3.4,1.2.3.40,false",
    "1.2.*,1.2.3.4,true",
    "1.2.*,::ffff:1.2.3.4,true",
    "*.evil.test,a.EVIL.test,true",
    "server,SERVER,true"
  })
  void destinationsMatchByPrefixWildcardAndText(String cell, String value, boolean matches) {
    assertEquals(
        matches, isExcluded(exclusion(Field.DESTINATION_IP, cell), "DestinationIp=" + value));
  }

  @Test
  void allCellsOfARowMustHold() {
    ExclusionRow row = exclusion(Field.IMAGE, "*\\backup.exe", Field.DESTINATION_IP, "9.0.0.0/8");
    assertEquals(true, isExcluded(row, "Image=C:\\BACKUP.exe", "DestinationIp=9.9.9.9"));
    assertEquals(false, isExcluded(row, "Image=C:\\backup.exe"));
    assertEquals(false, isExcluded(row, "DestinationIp=9.9.9.9"));
  }

  @Test
  void aMissingFieldFailsItsCondition() {
    assertEquals(false, isExcluded(exclusion(Field.USER, "*"), "User="));
    assertEquals(true, isExcluded(exclusion(Field.USER, "*")));
  }

  @Test
  void anyValueOfAMultivalueSatisfiesACell() {
    assertEquals(true, isExcluded(exclusion(Field.USER, "bob"), "User=ann|bob"));
    assertEquals(false, isExcluded(exclusion(Field.USER, "eve"), "User=ann|bob"));
  }

  @Test
  void manyRowsAreAsOne() {
    ExclusionRow[] rows =
        IntStream.range(0, 100_000)
            .mapToObj(i -> exclusion(Field.HOST, "ws" + i, Field.DESTINATION_PORT, "" + i))
            .toArray(ExclusionRow[]::new);
    Events events = new Events();
    for (int i = 0; i < 5_000; i++) {
      events.connection("host=ws" + i, "DestinationPort=" + (i % 2 == 0 ? i : i + 1));
    }
    assertEquals(
        2_500, events.findings(Map.of("by", "User"), Events.ANY, rows).list().get(0).connections());
  }

  @Test
  void ofRowsThatAskForTheSameOfOneFieldEachHolds() {
    ExclusionRow[] rows =
        IntStream.range(0, 100_000)
            .mapToObj(i -> exclusion(Field.IMAGE, "a.exe", Field.DESTINATION_PORT, "" + 2 * i))
            .toArray(ExclusionRow[]::new);
    Events events = new Events();
    for (int i = 0; i < 1_000; i++) {
      events.connection("Image=A.exe", "DestinationPort=" + i);
    }
    assertEquals(
        500, events.findings(Map.of("by", "User"), Events.ANY, rows).list().get(0).connections());
  }

  @Test
  void theReferenceComparesAddressesAsText() throws OptionException {
    for (String kept :
        List.of("::ffff:10.0.0.1", "0:0:0:0:0:0:0:1", "172.32.0.1", "100.64.0.1", "169.255.0.1")) {
      assertEquals(1, reference("DestinationIp=" + kept), kept);
    }
    for (String gone : List.of("10.evil", "172.16.0.1", "172.31.9.9", "127.1", "::1", "192.168.")) {
      assertEquals(0, reference("DestinationIp=" + gone), gone);
    }
  }

  @Test
  void theReferenceExcludesByBareNameAndSoMissesAMasquerade() throws OptionException {
    assertEquals(0, reference("Image=C:\\Users\\Public\\SvcHost.exe"));
    assertEquals(1, reference("Image=svchost.exe"));
    assertEquals(1, reference("Image=C:\\Users\\Public\\svchost.exe.exe"));
  }

  private static int reference(String... fields) throws OptionException {
    Plan plan = Plan.reference(Options.parse(Map.of("reference", "true")), Events.PROFILE);
    BeaconFinder finder = new BeaconFinder(plan);
    finder.add(new Events().times(12, fields).batch());
    return finder.finish().rows();
  }

  private static boolean isExcluded(ExclusionRow row, String... fields) {
    return new Events().connection(fields).find(Map.of(), row).isEmpty();
  }
}
