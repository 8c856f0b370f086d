package io.vpsbeacon.simulate;

/**
 * A program that reaches out.
 *
 * @param key what it is, in a word
 * @param name what it is, in a few words
 * @param implant whether it was planted: the truth that a detection is measured against
 * @param image its file
 * @param commandLine how it is started
 * @param parentImage who starts it
 */
public record Program(
    String key,
    String name,
    boolean implant,
    String image,
    String commandLine,
    String parentImage) {

  /** The truth about an event of it: {@code implant:cobalt_strike}, {@code benign:browsing}. */
  public String label() {
    return (implant ? "implant:" : "benign:") + key;
  }
}
