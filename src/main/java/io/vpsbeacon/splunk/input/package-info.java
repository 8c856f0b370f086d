/**
 * The modular inputs: what keeps the range table fresh, and what makes the users' files.
 *
 * <p>{@link io.vpsbeacon.splunk.input.FeedInput} is a script as the Splunk SDK understands one: it
 * tells its scheme, judges the arguments of an input ({@code FeedSettings}), and refreshes one
 * feed. {@code ServerConf} has what server.conf says of proxy and authorities, {@code SearchHead}
 * is splunkd's REST interface, {@code HandOver} gives the new table to it, and {@code RefreshEvent}
 * is what is indexed. {@link io.vpsbeacon.splunk.input.SetupInput} makes lookup files.
 *
 * <p>Nothing here is loaded by the search commands, and no text that is written anywhere goes past
 * {@code Secrets}.
 */
package io.vpsbeacon.splunk.input;
