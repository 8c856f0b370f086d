/**
 * Measures how well beacons are found, beside others' published rules on the same groups, and
 * writes docs/detection.md and its pictures: {@code bench/evaluate}.
 *
 * <p>{@link io.vpsbeacon.evaluate.Evaluation} runs it. {@code Mix}, {@code Grid}, {@code
 * Situation}, {@code SimulatedDays} and {@code RealRecords} make or read groups of which the truth
 * is known; {@code Contestant} scores them; {@code PrecisionRecall}, {@code Calibration} and {@code
 * Interval} say how well; the {@code ...Tables} and {@code ...Picture} classes write it down.
 */
package io.vpsbeacon.evaluate;
