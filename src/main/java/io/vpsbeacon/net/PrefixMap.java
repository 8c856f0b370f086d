package io.vpsbeacon.net;

import java.util.ArrayList;
import java.util.List;

/**
 * Values by prefix, of both families, and the values of all prefixes that hold an address.
 *
 * <p>One hash table for each prefix length that occurs: an address costs as many probes as there
 * are lengths, whether 20 prefixes are in the map or 600,000. Not safe to use while another thread
 * adds.
 *
 * @param <T> what is said of a prefix
 */
public final class PrefixMap<T> {
  private static final int MAPPED_BITS = 96;

  private final List<PrefixTable<T>> ipv4 = new ArrayList<>();
  private final List<PrefixTable<T>> ipv6 = new ArrayList<>();
  private int size;

  /** Adds a value; several values of one prefix are all kept. */
  public void add(IpPrefix prefix, T value) {
    boolean isIpv4 = prefix.address().isIpv4();
    int bits = isIpv4 ? prefix.length() + MAPPED_BITS : prefix.length();
    table(isIpv4 ? ipv4 : ipv6, bits).add(prefix.address(), value);
    size++;
  }

  private PrefixTable<T> table(List<PrefixTable<T>> tables, int bits) {
    int at = 0;
    while (at < tables.size() && tables.get(at).bits() > bits) {
      at++;
    }
    if (at == tables.size() || tables.get(at).bits() != bits) {
      tables.add(at, new PrefixTable<>(bits));
    }
    return tables.get(at);
  }

  /**
   * The values of all prefixes that hold this address: longest prefix first, those of one prefix in
   * the order they were added.
   */
  public List<T> matches(IpAddress address) {
    List<PrefixTable<T>> tables = address.isIpv4() ? ipv4 : ipv6;
    List<T> found = null;
    for (int i = 0; i < tables.size(); i++) {
      found = tables.get(i).collect(address, found);
    }
    return found == null ? List.of() : found;
  }

  /** How many values were added. */
  public int size() {
    return size;
  }

  /** Whether nothing was added. */
  public boolean isEmpty() {
    return size == 0;
  }
}
