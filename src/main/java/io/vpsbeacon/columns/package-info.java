/**
 * Rows in columns over bytes: what every reader makes and the engine takes.
 *
 * <p>A reader (the chunk-body scanner, the readers of exported files) fills a {@link
 * io.vpsbeacon.columns.ColumnBatch}; the engine interns its cells. Nothing is copied in between,
 * and neither side knows the other. Rows that come again and again but for their time have the same
 * of the {@link io.vpsbeacon.columns.Prints}; a {@link io.vpsbeacon.columns.RowTaker} may take them
 * before they are in a batch.
 */
package io.vpsbeacon.columns;
