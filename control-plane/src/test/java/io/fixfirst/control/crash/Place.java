package io.fixfirst.control.crash;

import java.util.List;

/**
 * Where a server runs.
 *
 * @param host its address, which the test reaches, too
 * @param prefix of the command that starts it there
 */
record Place(String host, List<String> prefix) {

  static final Place LOOPBACK = new Place("127.0.0.1", List.of());
}
