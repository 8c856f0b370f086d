package io.vpsbeacon.feeds;

import io.vpsbeacon.lookup.Asn;
import io.vpsbeacon.lookup.ProviderClass;
import io.vpsbeacon.lookup.RangeFile;

/**
 * What is to be said of the ranges of a feed, and how it is written.
 *
 * @param source the feed's name, which marks its rows in the table: 1 to 64 letters, digits, {@code
 *     _}, {@code -} and {@code .}, and not {@code starter}
 * @param format how it is written
 * @param provider of its ranges; null for the format's own, and where a CSV feed says it itself
 * @param providerClass of its ranges; null likewise
 * @param asn of its ranges, 1 to 4294967295, or 0 where it is not known
 */
public record Feed(
    String source, FeedFormat format, String provider, ProviderClass providerClass, long asn) {
  private static final int LONGEST_SOURCE = 64;

  /**
   * Fills in what the format knows.
   *
   * @throws IllegalArgumentException naming the component, its value and what is allowed
   */
  public Feed {
    checkSource(source);
    provider = provider == null || provider.isBlank() ? format.provider() : provider.strip();
    providerClass = providerClass == null ? format.providerClass() : providerClass;
    if (provider == null && !format.namesProviders()) {
      throw new IllegalArgumentException("provider is missing: format " + format + " names none");
    }
    if (providerClass == null && !format.namesProviders()) {
      throw new IllegalArgumentException(
          "class is missing: format " + format + " names none; one of vps, hyperscaler, cdn, vpn");
    }
    String fault = provider == null ? null : Cells.fault(provider);
    if (fault != null) {
      throw new IllegalArgumentException("provider '" + provider + "' " + fault);
    }
    if (asn < 0 || asn > Asn.HIGHEST) {
      throw new IllegalArgumentException("asn " + asn + " " + Asn.NONE);
    }
  }

  private static void checkSource(String source) {
    boolean isName = !source.isEmpty() && source.length() <= LONGEST_SOURCE;
    for (int i = 0; i < source.length() && isName; i++) {
      char c = source.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      isName = letter || (c >= '0' && c <= '9') || c == '_' || (i > 0 && (c == '-' || c == '.'));
    }
    if (!isName) {
      throw new IllegalArgumentException(
          "source '"
              + source
              + "' is not a name: 1 to 64 letters, digits, _, - and ., beginning with none of the"
              + " last two");
    }
    if (source.equalsIgnoreCase(RangeFile.SHIPPED)) {
      throw new IllegalArgumentException("source 'starter' is the shipped table's; choose another");
    }
  }
}
