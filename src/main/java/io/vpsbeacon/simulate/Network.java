package io.vpsbeacon.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hands out addresses that no simulated server shares and no real one has.
 *
 * <p>Servers get addresses from 192.88.99.0/24, the block of the retired 6to4 relays (RFC 7526): it
 * is public in form and nobody's, so a finding accuses no real server. The documentation ranges
 * would say so more plainly, but the shipped exclusion rows cover them, as they should. Once the
 * block is used up, addresses are from 3ffe::/16, the retired 6bone (RFC 3701).
 */
final class Network {
  private static final String BLOCK = "192.88.99.";
  private static final int ADDRESSES = 254;
  private static final String SECOND_BLOCK = "3ffe:831f::";

  private final List<Integer> free = new ArrayList<>();
  private final Dice dice;
  private int beyond;

  Network(Dice dice) {
    this.dice = dice;
    IntStream.rangeClosed(1, ADDRESSES).forEach(free::add);
  }

  /** The addresses of the scenario of this seed. */
  static Network of(long seed) {
    return new Network(new Dice(seed, "network"));
  }

  Server server(String name, int port) {
    if (free.isEmpty()) {
      return new Server(name, SECOND_BLOCK + Integer.toHexString(++beyond), port);
    }
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
