package io.vpsbeacon.lookup;

import io.vpsbeacon.net.IpPrefix;

/**
 * One row of a range table: who rents out the addresses of a prefix.
 *
 * @param prefix the addresses
 * @param provider the name that an analyst knows them by; never empty
 * @param providerClass what they sell
 * @param asn the autonomous system's number, 1 to 4294967295; 0 where it is not known
 * @param source where the row comes from; may be empty
 * @param updated when, as an ISO 8601 date or instant; may be empty
 */
public record Range(
    IpPrefix prefix,
    String provider,
    ProviderClass providerClass,
    long asn,
    String source,
    String updated) {}
