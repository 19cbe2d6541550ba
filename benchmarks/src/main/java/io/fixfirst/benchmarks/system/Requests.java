package io.fixfirst.benchmarks.system;

import java.io.IOException;
import java.util.function.LongFunction;

/** Requests that only set the stage, none of which may fail. */
final class Requests {

  private static final int CONNECTIONS = 16;

  private Requests() {}

  /**
   * Sends so many and waits for their answers.
   *
   * @return how many a second were answered
   * @throws IOException if one was not answered with 2xx
   */
  static double all(ServerUnderTest server, long count, LongFunction<byte[]> request)
      throws IOException, InterruptedException {
    IntakeLoad.Result result = IntakeLoad.run(server.port(), CONNECTIONS, count, 0, request);
    if (result.latencies().getTotalCount() != count) {
      throw new IOException("Not all of " + count + " were taken: " + result.statuses());
    }
    return result.perSecond();
  }
}
