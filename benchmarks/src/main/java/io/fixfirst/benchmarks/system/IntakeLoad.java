package io.fixfirst.benchmarks.system;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/**
 * A bounded stream of requests over loopback connections.
 *
 * <p>With a rate it is an open loop: request {@code n} is due {@code n / rate} seconds after the
 * start, whatever the server does, and its latency counts from when it was due. Without one it is a
 * closed loop that shows the most that these connections can get through; latency then counts from
 * sending.
 */
final class IntakeLoad {

  private static final long MOST_NANOS = 60_000_000_000L;

  /**
   * What a load has shown.
   *
   * @param latencies in nanoseconds, of the answers with status 2xx
   * @param statuses how many answers of each status
   */
  record Result(
      long sent, double seconds, Histogram latencies, ConcurrentMap<Integer, AtomicLong> statuses) {

    double perSecond() {
      return latencies.getTotalCount() / seconds;
    }

    double millisAt(double percentile) {
      return latencies.getValueAtPercentile(percentile) / 1e6;
    }
  }

  private IntakeLoad() {}

  /**
   * Sends {@code count} requests and waits for all the answers.
   *
   * @param ratePerSecond 0 for a closed loop
   */
  static Result run(
      int port, int connections, long count, double ratePerSecond, LongFunction<byte[]> request)
      throws IOException, InterruptedException {
    AtomicLong next = new AtomicLong();
    ConcurrentMap<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
    List<Histogram> histograms = new ArrayList<>();
    List<Future<?>> workers = new ArrayList<>();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < connections; i++) {
        Histogram latencies = new Histogram(MOST_NANOS, 3);
        histograms.add(latencies);
        workers.add(
            threads.submit(
                () -> {
                  try (RawHttp http = new RawHttp(port)) {
                    for (long n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                      byte[] bytes = request.apply(n);
                      long due =
                          ratePerSecond > 0
                              ? start + (long) (n * 1e9 / ratePerSecond)
                              : System.nanoTime();
                      for (long wait = due - System.nanoTime();
                          wait > 0;
                          wait = due - System.nanoTime()) {
                        LockSupport.parkNanos(wait);
                      }
                      int status = http.exchange(bytes);
                      statuses.computeIfAbsent(status, _ -> new AtomicLong()).incrementAndGet();
                      if (status / 100 == 2) {
                        latencies.recordValue(Math.min(MOST_NANOS, System.nanoTime() - due));
                      }
                    }
                  }
                  return null;
                }));
      }
    }
    for (Future<?> worker : workers) {
      try {
        worker.get();
      } catch (ExecutionException e) {
        throw new IOException("A connection broke: " + e.getCause(), e);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Histogram all = new Histogram(MOST_NANOS, 3);
    histograms.forEach(all::add);
    return new Result(count, seconds, all, statuses);
  }
}
