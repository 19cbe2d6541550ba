package io.fixfirst.control.replay;

import java.util.List;
import java.util.Map;

/**
 * What a replay has come to; the JSON document too.
 *
 * @param against the server
 * @param interrupted whether it was stopped before its end
 * @param scenarioSeconds how much of the scenario's time has passed
 * @param wallSeconds real seconds for that
 * @param callsMax how many calls ran at once at most
 * @param queued calls that had to wait for another to end
 * @param unsent requests left out because too many waited already
 * @param behindMillis by how much this side was late at most; it is part of the latencies
 * @param requests by kind of request
 * @param all of every kind
 */
record ReplayResult(
    String scenario,
    String against,
    long seed,
    double speed,
    boolean interrupted,
    double scenarioSeconds,
    double wallSeconds,
    int callsMax,
    long queued,
    long unsent,
    double behindMillis,
    List<Row> requests,
    Row all,
    Accepted accepted) {

  /**
   * Requests of one kind.
   *
   * @param refused answers 4xx, by code in {@code refusals}
   * @param failed answers 5xx, and calls without an answer
   * @param thereAlready what was to be set up and was there
   */
  record Row(
      String request,
      long sent,
      double perSecond,
      long refused,
      long failed,
      long thereAlready,
      Latency latencyMillis,
      Map<String, Long> refusals) {}

  /** Milliseconds from when a request was to be sent to its answer. */
  record Latency(double p50, double p90, double p99, double max) {}

  /**
   * What the server has accepted, and what it said of it afterwards.
   *
   * @param reports incidents that it said it had opened
   * @param devices that it said it had registered
   * @param lost what it says it does not have
   * @param unanswered what it could not be asked for any more
   */
  record Accepted(int reports, int devices, List<String> lost, List<String> unanswered) {

    /** {@return whether all of it was found} */
    boolean found() {
      return lost.isEmpty() && unanswered.isEmpty();
    }
  }
}
