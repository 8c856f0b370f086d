package io.vpsbeacon.lookup;

import java.util.Locale;

/** What a network sells, as the column {@code class} of a range table says it in small letters. */
public enum ProviderClass {
  /** Servers by the month or hour, to anyone with a card or a coin: MITRE ATT&CK T1583.003. */
  VPS,
  /** A cloud whose addresses half of all software lives at. */
  HYPERSCALER,
  /** Content of many customers, delivered from near the reader. */
  CDN,
  /** Exits of a network that hides where its users are. */
  VPN;

  /** The cell's text, in any case, without blanks around it; null where it is none of these. */
  public static ProviderClass of(String text) {
    for (ProviderClass one : values()) {
      if (one.toString().equalsIgnoreCase(text.strip())) {
        return one;
      }
    }
    return null;
  }

  /** As it stands in tables and findings. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
