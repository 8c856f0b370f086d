package io.vpsbeacon.protocol;

import java.util.Arrays;

/**
 * Reads requests. One that says the same as the one before, as most chunks of a search do, is not
 * read again.
 */
final class RequestReader {
  private byte[] metadata = {};
  private Request request;

  /**
   * The request that a frame's metadata is.
   *
   * @throws ProtocolException where it is none
   */
  Request read(Bytes said) throws ProtocolException {
    if (request == null
        || !Arrays.equals(metadata, 0, metadata.length, said.array(), 0, said.length())) {
      request = Request.parse(said);
      metadata = said.toByteArray();
    }
    return request;
  }
}
