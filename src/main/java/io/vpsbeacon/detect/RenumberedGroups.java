package io.vpsbeacon.detect;

import java.util.function.IntUnaryOperator;

/**
 * Gives connections on under other numbers of their groups.
 *
 * @param numberOf a group's other number, below 0 where its connections are left out
 */
record RenumberedGroups(IntUnaryOperator numberOf, ConnectionSink to) implements ConnectionSink {
  @Override
  public void add(int group, long millis, int process, int port) {
    int number = numberOf.applyAsInt(group);
    if (number >= 0) {
      to.add(number, millis, process, port);
    }
  }

  @Override
  public void thinFrom(int group, long second) {
    int number = numberOf.applyAsInt(group);
    if (number >= 0) {
      to.thinFrom(number, second);
    }
  }
}
