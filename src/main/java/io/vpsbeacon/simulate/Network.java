package io.vpsbeacon.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hands out addresses that no simulated server shares and no real one has.
 *
 * <p>Servers get addresses from 192.88.99.0/24, the block of the retired 6to4 relays (RFC 7526): it
 * is public in form and nobody's, so a finding of the demo accuses no real server. The
 * documentation ranges would say so more plainly, but the shipped exclusion rows cover them, as
 * they should.
 */
final class Network {
  private static final String BLOCK = "192.88.99.";
  private static final int ADDRESSES = 254;

  private final List<Integer> free = new ArrayList<>();
  private final Dice dice;

  Network(Dice dice) {
    this.dice = dice;
    IntStream.rangeClosed(1, ADDRESSES).forEach(free::add);
  }

  Server server(String name, int port) {
    int last = free.remove(dice.below(free.size()));
    return new Server(name, BLOCK + last, port);
  }

  /** Servers {@code name-1.domain} and on. */
  List<Server> servers(int count, String name, String domain, int port) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> server(name + "-" + i + "." + domain, port))
        .toList();
  }
}
