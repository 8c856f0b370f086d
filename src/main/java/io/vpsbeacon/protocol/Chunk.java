package io.vpsbeacon.protocol;

/**
 * Rows to work on, valid while {@link SearchCommand.Run#execute} runs.
 *
 * @param body CSV; empty or a header alone where there are no rows
 * @param finished whether no rows follow
 * @param preview whether the rows are a part of the search's, asked for to be shown until all are
 *     there
 */
public record Chunk(Bytes body, boolean finished, boolean preview) {}
