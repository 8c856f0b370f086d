/**
 * The CSV lookups that users edit, read into records: exclusions, tier tables, profiles.
 *
 * <p>Every table has two files: the shipped one (its name ends in {@code _default.csv}) and the
 * users' own, which no upgrade touches. A row that cannot be read is left out and told as a {@link
 * io.vpsbeacon.lookup.Problem}.
 */
package io.vpsbeacon.lookup;
