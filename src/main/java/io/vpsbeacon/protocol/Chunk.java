package io.vpsbeacon.protocol;

/**
 * Rows to work on, valid while {@link SearchCommand.Run#execute} runs.
 *
 * @param body CSV; empty or a header alone where there are no rows
 * @param finished whether no rows follow
 */
public record Chunk(Bytes body, boolean finished) {}
