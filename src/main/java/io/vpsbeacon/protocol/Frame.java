package io.vpsbeacon.protocol;

/**
 * One message of either direction. What {@link FrameReader} gives is valid until its next read.
 *
 * @param metadata JSON
 * @param body CSV, often empty
 */
public record Frame(Bytes metadata, Bytes body) {}
