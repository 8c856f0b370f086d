/**
 * Splunk's chunked protocol, version 2, as spoken by a search command: nothing here knows what the
 * command does.
 *
 * <p>From the wire upwards:
 *
 * <ol>
 *   <li>{@link io.vpsbeacon.protocol.FrameReader} and {@link io.vpsbeacon.protocol.FrameWriter}
 *       move {@link io.vpsbeacon.protocol.Frame}s: a header line, JSON, CSV.
 *   <li>{@link io.vpsbeacon.protocol.Request} is what splunkd asks (with a {@link
 *       io.vpsbeacon.protocol.SearchInfo}), {@link io.vpsbeacon.protocol.Reply} what is answered.
 *   <li>{@link io.vpsbeacon.protocol.BodyScanner} turns a CSV body into columns (where rows may
 *       come again, a {@code Scout} goes ahead of it), {@link io.vpsbeacon.protocol.BodyWriter}
 *       turns rows into a CSV body, {@link io.vpsbeacon.protocol.RowCopier} passes rows on as they
 *       came. {@link io.vpsbeacon.protocol.MultiValue} is how both write a field of several values.
 *   <li>{@link io.vpsbeacon.protocol.Conversation} holds the lockstep, one reply to each request,
 *       around a {@link io.vpsbeacon.protocol.SearchCommand}.
 * </ol>
 *
 * <p>Buffers are used again: a frame, its body and the columns over it are valid until the next
 * frame is read.
 */
package io.vpsbeacon.protocol;
