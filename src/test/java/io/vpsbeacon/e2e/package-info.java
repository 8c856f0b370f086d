/**
 * The packaged app, run as splunkd runs it: the tour of the tests that need the {@code .spl}.
 *
 * <p>{@link io.vpsbeacon.e2e.SplunkHome} unpacks the package as a search head has it, or as a
 * search peer gets it. {@link io.vpsbeacon.e2e.Splunkd} starts the command through its launcher, as
 * commands.conf says, and speaks splunkd's side of the chunked protocol in a {@link
 * io.vpsbeacon.e2e.Session}. The harness knows the protocol on its own, from the facts about Splunk
 * and recorded sessions: it shares no code with what it tests.
 *
 * <p>{@link io.vpsbeacon.e2e.Scenario} holds the events whose findings were worked out by hand.
 */
package io.vpsbeacon.e2e;
