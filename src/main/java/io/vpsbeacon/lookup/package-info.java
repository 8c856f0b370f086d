/**
 * The CSV lookups that users edit, read into records: exclusions, tier tables, profiles, ranges of
 * hosting providers.
 *
 * <p>{@link io.vpsbeacon.lookup.LookupFolder} is the way in. Every table has two files: the shipped
 * one (its name ends in {@code _default.csv}) and the users' own, which no upgrade touches and
 * which {@code LookupFolder} makes, header only, through {@code NewFile}. {@code CsvLines} gives
 * the records of any of them with their line numbers, {@code Header} their columns by name; a
 * reader for each table judges the cells.
 *
 * <p>{@link io.vpsbeacon.lookup.Ranges} is the way to the range table, which has up to hundreds of
 * thousands of rows: {@code RangeTableBuilder} packs them into a {@code RangeImage}, and {@code
 * RangeCache} keeps that from one process to the next; of the shipped table the package has one
 * ({@code RangeImageFile}).
 *
 * <p>Two ways to fail. An exclusion row, a profile row or a range that cannot be read is left out
 * and told as a {@link io.vpsbeacon.lookup.Problem}: the search goes on and shows more than it
 * would have. A tier table that is wrong anywhere is a {@link io.vpsbeacon.lookup.LookupException}:
 * half of one would misjudge in silence.
 *
 * <p>{@link io.vpsbeacon.lookup.Wildcard} is how a cell is compared; whoever applies the rows uses
 * it too.
 */
package io.vpsbeacon.lookup;
