/**
 * Rows in columns over bytes: what every reader makes and the engine takes.
 *
 * <p>A reader (the chunk-body scanner, the readers of exported files) fills a {@link
 * io.vpsbeacon.columns.ColumnBatch}; the engine interns its cells. Nothing is copied in between,
 * and neither side knows the other. Of rows that come again and again but for their time only the
 * first is in a batch; a {@link io.vpsbeacon.columns.RowTaker} may take the others.
 */
package io.vpsbeacon.columns;
