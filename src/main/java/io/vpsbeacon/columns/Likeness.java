package io.vpsbeacon.columns;

/**
 * Which rows of a batch are like rows that came before: the same in every column but one, the time.
 * A beacon writes the same row again and again; what is known of the first needs no second look.
 *
 * @param generation numbers mean the same rows as those of another batch if this is the same
 * @param numbers per row, from 1, the number of what it is like; 0 for a row that is like none that
 *     is known. Rows with a multivalue or with broken UTF-8 have none
 * @param most the highest number that is given
 */
@SuppressWarnings("ArrayRecordComponent")
public record Likeness(int generation, int[] numbers, int most) {}
