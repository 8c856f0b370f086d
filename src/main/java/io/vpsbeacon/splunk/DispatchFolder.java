package io.vpsbeacon.splunk;

import io.vpsbeacon.protocol.SearchInfo;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a search may keep files while it runs. */
final class DispatchFolder {
  private DispatchFolder() {}

  /** The search's own folder; the system's for temporary files where nothing can be put there. */
  static Path of(SearchInfo info) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    if (info.dispatchDir().isEmpty()) {
      return temporary;
    }
    try {
      Path dispatch = Path.of(info.dispatchDir());
      return Files.isDirectory(dispatch) && Files.isWritable(dispatch) ? dispatch : temporary;
    } catch (InvalidPathException e) {
      return temporary;
    }
  }
}
