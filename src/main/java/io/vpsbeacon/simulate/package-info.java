/**
 * Telemetry of known behaviours: seeded, deterministic, with the truth beside it.
 *
 * <p>A {@link io.vpsbeacon.simulate.Scenario} is a stretch of time and a list of {@link
 * io.vpsbeacon.simulate.Actor actors}. An actor is a {@link io.vpsbeacon.simulate.Program} that
 * runs on a {@link io.vpsbeacon.simulate.Machine} and reaches {@link io.vpsbeacon.simulate.Server
 * servers} at the times that its {@link io.vpsbeacon.simulate.Behaviour} gives. The scenario merges
 * all actors into one stream in time order, as Sysmon would have recorded it: a process start
 * (event 1), then its connections (event 3).
 *
 * <p>Each actor has dice of its own, thrown from the scenario's seed and the actor's name, so that
 * one more actor changes no other. A {@link io.vpsbeacon.simulate.Simulation} is what {@link
 * io.vpsbeacon.simulate.SimulateOptions options} ask for: a {@code Site} with its benign programs,
 * and an {@link io.vpsbeacon.simulate.Implant} or more. Memory grows with actors and days, never
 * with events.
 */
package io.vpsbeacon.simulate;
