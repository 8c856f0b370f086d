/**
 * Rows in columns over bytes: what every reader makes and the engine takes.
 *
 * <p>A reader (the chunk-body scanner, the readers of exported files) fills a {@link
 * io.vpsbeacon.columns.ColumnBatch}; the engine interns its cells. Nothing is copied in between,
 * and neither side knows the other.
 */
package io.vpsbeacon.columns;
