package io.vpsbeacon.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupTableTest {
  @Test
  void countsThatAreTooLargeStayTheLargestNumber() {
    GroupTable groups = new GroupTable(1, true);
    int group = groups.group(new int[] {7});
    groups.addConnections(group, Long.MAX_VALUE - 1, 1, 1);
    groups.addConnections(group, 10, 2, 2);
    assertEquals(Long.MAX_VALUE, groups.connections(group));
  }

  @Test
  void whichKeysCollideIsAnotherChanceInEachTable() {
    int[] key = {1, 2, 3};
    GroupTable one = new GroupTable(3, true);
    assertEquals(one.hash(key, 0), one.hash(key.clone(), 0));
    assertTrue(
        IntStream.range(0, 5)
            .anyMatch(i -> one.hash(key, 0) != new GroupTable(3, true).hash(key, 0)));
  }

  @Test
  void groupsWhoseKeysBecomeEqualAreMergedWhereTheyStand() {
    GroupTable groups = new GroupTable(1, true);
    for (int i = 0; i < 200; i++) {
      int group = groups.group(new int[] {i});
      groups.addConnections(group, 1, i, i);
      groups.addPort(group, i + 1);
    }
    groups.rekey(
        (group, key) -> {
          key[0] %= 3;
          return group != 199;
        });
    assertEquals(3, groups.size());
    assertEquals(67, groups.connections(0));
    assertEquals(66, groups.connections(1));
    assertEquals(66, groups.ports(2));
    assertEquals(2, groups.first(2));
    assertEquals(197, groups.last(2));
  }
}
