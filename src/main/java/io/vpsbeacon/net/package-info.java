/**
 * Addresses and prefixes of both families, and a map from prefixes to what is said of them.
 *
 * <p>{@link io.vpsbeacon.net.IpAddress} reads the text that sensors print, {@link
 * io.vpsbeacon.net.IpPrefix} what people type into lookups, and {@link io.vpsbeacon.net.PrefixMap}
 * answers which of many prefixes hold an address. IPv4 has one form here: an IPv4-mapped IPv6
 * address is the IPv4 address. Nothing resolves a name.
 */
package io.vpsbeacon.net;
