/**
 * Readers of exported files. Start at {@link io.vpsbeacon.events.EventReader}.
 *
 * <p>The way of the bytes: {@code RawInput} (the file, counted) → {@code GzipInput} → {@code
 * TextInput} (all is well-formed UTF-8 from here) → one of {@code Csv}, {@code Json}, {@code
 * WindowsXml}, {@code ZeekTsv}, which {@code Sniffer} has chosen → {@code Rows}, which knows by
 * {@code FieldNames} where a value belongs, and makes batches of columns of it.
 *
 * <p>Only wanted fields are read. A field is wanted by its canonical name, or by any other as the
 * file has it. Where several names of a row hold the same canonical field, the first of this list
 * that is not empty counts; dots are nested objects or part of the name, both are found.
 *
 * <table>
 *   <caption>Names of the canonical fields</caption>
 *   <tr><th>field</th><th>names, best first</th></tr>
 *   <tr><td>any field F but _time</td><td>F, winlog.event_data.F, event_data.F, Event.EventData.F,
 *       EventData.F, then those below</td></tr>
 *   <tr><td>_time</td><td>_time, UtcTime (also enveloped), SystemTime (of XML's TimeCreated),
 *       TimeCreated, Event.System.TimeCreated.#attributes.SystemTime, {@literal @}timestamp, ts,
 *       timestamp; the first that can be read, as epoch seconds</td></tr>
 *   <tr><td>host</td><td>Hostname, host (the other way round in Splunk's own exports),
 *       winlog.computer_name, computer_name, Computer, ComputerName, Event.System.Computer,
 *       host.name, host.hostname</td></tr>
 *   <tr><td>User</td><td>User, user.domain\\user.name</td></tr>
 *   <tr><td>Image, CommandLine, ProcessGuid</td><td>process.executable, process.command_line,
 *       process.entity_id</td></tr>
 *   <tr><td>SourceIp, SourcePort, DestinationIp, DestinationPort</td><td>source.ip, source.port,
 *       destination.ip, destination.port</td></tr>
 *   <tr><td>EventCode, EventID</td><td>each other, winlog.event_id, event_id, Event.System.EventID,
 *       Event.System.EventID.#text, EventId, event.code</td></tr>
 * </table>
 *
 * <p>A time without a zone is UTC: Sysmon's UtcTime has none, and no export says what else it could
 * be.
 *
 * <p>Wrappers are opened: Splunk's {@code result} and {@code results} (previews are dropped, the
 * final rows follow them), Elasticsearch's {@code _source} and {@code hits.hits}. JSON arrays,
 * repeated names, Zeek's sets and Splunk's {@code __mv_} columns become multivalues.
 *
 * <p>Where Splunk's export has no field of the event itself, {@code _raw} is read, if it is Windows
 * event XML or JSON.
 *
 * <p>Broken text is counted, and shown as U+FFFD and its value in hexadecimal digits: two values
 * that differ only in what is broken stay two.
 *
 * <p>A record that cannot be read is skipped and counted. What makes the rest of a file unreadable
 * is an {@link io.vpsbeacon.events.EventFormatException}, and the rows before it have been
 * delivered.
 */
package io.vpsbeacon.events;
