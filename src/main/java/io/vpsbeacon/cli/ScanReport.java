package io.vpsbeacon.cli;

import io.vpsbeacon.detect.Findings;
import io.vpsbeacon.detect.Options;
import java.util.List;

/**
 * What a scan has to tell.
 *
 * @param files what was read
 * @param events rows of all files
 * @param first time of the earliest event in microseconds since the epoch; {@code Long.MAX_VALUE}
 *     where no time could be read
 * @param last time of the latest event
 * @param options the search's options
 * @param lookups the options that named lookups, as they were typed
 * @param findings what was found
 * @param troubles one sentence for each thing that could not be used
 */
record ScanReport(
    List<String> files,
    long events,
    long first,
    long last,
    Options options,
    List<String> lookups,
    Findings findings,
    List<String> troubles) {
  ScanReport {
    files = List.copyOf(files);
    lookups = List.copyOf(lookups);
    troubles = List.copyOf(troubles);
  }
}
