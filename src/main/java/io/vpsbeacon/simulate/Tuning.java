package io.vpsbeacon.simulate;

import java.util.OptionalDouble;

/**
 * What of an implant's beat is to be other than usual.
 *
 * @param sleep seconds
 * @param share by how much the sleep varies, 0 to 1, in the implant's own form of jitter
 * @param missed share of the beats that never show
 */
record Tuning(OptionalDouble sleep, OptionalDouble share, OptionalDouble missed) {
  static final Tuning NONE =
      new Tuning(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  Beat apply(Beat beat) {
    return new Beat(
        sleep.orElse(beat.sleep()),
        beat.jitter(),
        share.orElse(beat.share()),
        missed.orElse(beat.missed()));
  }
}
