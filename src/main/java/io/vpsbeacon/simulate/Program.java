package io.vpsbeacon.simulate;

/**
 * A program that reaches out.
 *
 * @param name what it is, in a few words
 * @param implant whether it was planted: the truth that a detection is measured against
 * @param image its file
 * @param commandLine how it is started
 * @param parentImage who starts it
 */
public record Program(
    String name, boolean implant, String image, String commandLine, String parentImage) {}
