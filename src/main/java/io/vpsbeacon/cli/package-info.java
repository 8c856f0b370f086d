/**
 * The command-line program: {@code vpsbeacon scan FILE...}, {@code demo} and {@code simulate}.
 *
 * <p>{@link io.vpsbeacon.cli.Main} holds the commands together: usage, errors in one sentence, exit
 * codes. {@code ScanCommand} takes the verb's own options ({@code VerbOptions} makes them from the
 * engine's list), reads files through {@code io.vpsbeacon.events} into the engine and has an {@code
 * OutputFormat} write the result. {@code DemoCommand} does the same with a simulated day and tells
 * what it knows of the truth. {@code SimulateCommand} writes a simulation for others to read; its
 * options, too, are made from the list that the search command goes by.
 *
 * <p>What prints for people ({@code FindingsTable}, {@code DemoReport}) fits columns by {@code
 * Layout}; whatever comes from an event passes {@code Text.clean} on its way to a terminal.
 */
package io.vpsbeacon.cli;
