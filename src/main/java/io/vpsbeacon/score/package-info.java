/**
 * How regular the connections of a group are, and around which period: pure functions of times.
 *
 * <p>{@link io.vpsbeacon.score.BeaconScore} takes the {@link io.vpsbeacon.score.Connections} of one
 * group and gives its best {@link io.vpsbeacon.score.Beat}. Inside, {@code Clock} and {@code Pulse}
 * turn connections into beats and gaps, {@code Candidates} proposes windows that single gaps may
 * lie in, {@code BeatModel} and {@code ChanceModel} say how likely the gaps are with and without a
 * beat, {@code Order} looks at the sequence of gaps, {@code Judge} puts these together, {@code
 * Parts} splits the group, {@code Layers} finds beats of several programs that nothing tells apart,
 * and {@code Tuning} holds every weight and threshold. docs/scoring.md explains it.
 */
package io.vpsbeacon.score;
