/**
 * Feeds of hosting ranges: fetched, judged, merged into the table that searches look up.
 *
 * <p>{@link io.vpsbeacon.feeds.Refresh} is the way in. It has an {@link io.vpsbeacon.feeds.Origin}
 * (a {@link io.vpsbeacon.feeds.Fetch} or a file) open the feed, the {@link
 * io.vpsbeacon.feeds.FeedFormat} read it in one pass, and {@code Merge} put it in the place of the
 * feed's old rows.
 *
 * <p>A feed comes from elsewhere, so everything about it has a limit ({@link
 * io.vpsbeacon.feeds.Limits}), {@code Reserved} says which networks none may hold, and {@code
 * Cells} which texts. What is refused is refused whole, as a {@link
 * io.vpsbeacon.feeds.FeedException} that names the place and the reason: half a feed would be a
 * table that nobody wrote.
 */
package io.vpsbeacon.feeds;
