/**
 * The original detection as SQL on an embedded database: the independent oracle of {@code
 * reference=true}.
 *
 * <p>{@link io.vpsbeacon.oracle.SqlOriginal} has one method a step of the original's pipe, so that
 * the verb's streaming stages can take the place of some of them. {@link
 * io.vpsbeacon.oracle.EventRuns} generates events full of edge cases. {@link
 * io.vpsbeacon.oracle.SqlOriginalTest} checks the SQL against cases worked out by hand; the other
 * tests hold the engine against the SQL.
 */
package io.vpsbeacon.oracle;
