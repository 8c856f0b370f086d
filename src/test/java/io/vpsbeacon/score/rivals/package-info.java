/**
 * How others score, restated from what they publish, to be compared with on the same groups. {@link
 * io.vpsbeacon.score.rivals.Rival} lists them; no line of theirs is here.
 */
package io.vpsbeacon.score.rivals;
