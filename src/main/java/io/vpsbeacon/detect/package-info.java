/**
 * The engine: rows in columns go in, findings come out. It knows neither Splunk nor CSV.
 *
 * <p>The data's path, in the order of the code:
 *
 * <ol>
 *   <li>{@link io.vpsbeacon.detect.Options}, checked, become a {@link io.vpsbeacon.detect.Plan}:
 *       which source fields are read, what is excluded, which tiers there are.
 *   <li>{@link io.vpsbeacon.detect.BeaconFinder} takes batches. A {@code Slot} interns one field's
 *       cells to ints, so that everything below works on ints. A row that came before but for its
 *       time skips all this: {@code Recogniser}.
 *   <li>{@code ExclusionFilter} decides per distinct value which exclusion rows hold, and per event
 *       intersects.
 *   <li>{@code GroupTable} counts per window and keys; a command line that is not known yet is left
 *       open and settled at the end from the process starts ({@code CommandLines}).
 *   <li>{@code ConnectionTimes} keeps each group's times; {@code Measures} has the beat looked for
 *       in them where a tier or a finding asks for it.
 *   <li>Where memory does not hold all of this, {@code Spill} keeps it on disk and merges in the
 *       end.
 *   <li>{@code Tiers} judge each group; {@link io.vpsbeacon.detect.Findings} sorts and shows them.
 * </ol>
 *
 * <p>{@link io.vpsbeacon.detect.FilterStage} and {@link io.vpsbeacon.detect.TierStage} are the two
 * ends of that path alone, for searches that aggregate with SPL's own {@code stats}.
 */
package io.vpsbeacon.detect;
