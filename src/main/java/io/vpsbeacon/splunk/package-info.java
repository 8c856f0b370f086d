/**
 * What talks to Splunk: the verb as a search command.
 *
 * <p>{@link io.vpsbeacon.splunk.SearchCommandMain} is what splunkd starts. {@code VpsBeacon}
 * answers getinfo from the arguments alone; with the first chunk a {@code VerbSearch} reads the
 * lookups and starts the run of its stage: {@code FindRun} answers with the findings at the end,
 * {@code FilterRun} and {@code TierRun} answer each chunk with its own rows.
 */
package io.vpsbeacon.splunk;
