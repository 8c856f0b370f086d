/**
 * What talks to Splunk: the verb and the simulator as search commands.
 *
 * <p>{@link io.vpsbeacon.splunk.SearchCommandMain} is what splunkd starts, and {@code Commands}
 * goes by the command's name. {@code VpsBeacon} answers getinfo from the arguments alone; with the
 * first chunk a {@code VerbSearch} reads the lookups and starts the run of its stage: {@code
 * FindRun} answers with the findings at the end, {@code FilterRun} and {@code TierRun} answer each
 * chunk with its own rows. {@code VpsBeaconSim} is the generating command: its {@code SimulatorRun}
 * answers each request with the next rows.
 */
package io.vpsbeacon.splunk;
