/**
 * Gates for the parts of the Splunk app that are not Java: its confs, lookups, searches and icons.
 * They see what Splunk's own tools do not.
 *
 * <p>{@link io.vpsbeacon.app.ConfFile} reads a conf as strictly as Splunk, {@link
 * io.vpsbeacon.app.ConfKeys} knows the keys, {@link io.vpsbeacon.app.TheApp} collects the app's
 * searches for the checker in {@code spl}, and {@link io.vpsbeacon.app.Verb} says what the command
 * takes and gives. AppInspect and slim are run by {@code .ci/gates/appinspect.sh}.
 */
package io.vpsbeacon.app;
