package io.fixfirst.control.reading;

import io.fixfirst.core.DeviceId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes readings that were accepted and writes them in batches, on a thread of its own, so that
 * nobody waits for it. What comes while too many wait, or while the database does not answer, is
 * lost to the chart, never to the rules, and counted.
 */
public final class ReadingLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReadingLog.class);
  private static final int BATCH = 1_000;
  private static final int DEVICES_KNOWN = 20_000;
  private static final Duration SWEEP_EVERY = Duration.ofMinutes(10);
  private static final Duration AHEAD_MAX = Duration.ofMinutes(5);

  /**
   * What is kept.
   *
   * @param keep for how long, in the desk's time
   * @param points of each series
   * @param metrics of each device at most
   * @param waiting readings that wait to be written at most
   * @param every the least time between two writes
   */
  public record Limits(Duration keep, int points, int metrics, int waiting, Duration every) {}

  private final DataSource dataSource;
  private final InstantSource clock;
  private final Limits limits;
  private final ReadingTable table;
  private final BlockingQueue<Reading> waiting;
  private final Counter lost;
  private final Thread thread;
  private final Map<String, Set<String>> metrics =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
          return size() > DEVICES_KNOWN;
        }
      };

  private ReadingLog(
      DataSource dataSource, InstantSource clock, Limits limits, MeterRegistry registry) {
    this.dataSource = dataSource;
    this.clock = clock;
    this.limits = limits;
    this.table = new ReadingTable(limits.keep(), limits.points());
    this.waiting = new ArrayBlockingQueue<>(limits.waiting());
    this.lost =
        Counter.builder("fixfirst.readings.lost")
            .description("Readings that no chart shows")
            .register(registry);
    this.thread = Thread.ofVirtual().name("readings").unstarted(this::run);
  }

  /**
   * {@return a log that writes from now on}
   *
   * @param clock of the desk
   */
  public static ReadingLog start(
      DataSource dataSource, InstantSource clock, Limits limits, MeterRegistry registry) {
    ReadingLog log = new ReadingLog(dataSource, clock, limits, registry);
    log.thread.start();
    return log;
  }

  /**
   * {@return what is kept of a device now}
   *
   * @param connection of somebody who may see the device
   */
  public ReadingsView of(Connection connection, DeviceId device) throws SQLException {
    Instant since = clock.instant().minus(limits.keep());
    return new ReadingsView(
        since,
        ReadingTable.read(connection, device.text(), since).entrySet().stream()
            .map(one -> new ReadingsView.Series(one.getKey(), one.getValue()))
            .toList());
  }

  /** Takes a reading; one of another day than is kept is left out. */
  public void take(DeviceId device, String metric, double value, Instant at) {
    Instant now = clock.instant();
    if (!Double.isFinite(value)
        || at.isAfter(now.plus(AHEAD_MAX))
        || at.isBefore(now.minus(limits.keep()))) {
      return;
    }
    if (!waiting.offer(new Reading(device, metric, value, at))) {
      lost.increment();
    }
  }

  private void run() {
    Instant swept = Instant.MIN;
    List<Reading> batch = new ArrayList<>(BATCH);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        batch.add(waiting.take());
        waiting.drainTo(batch, BATCH - 1);
        Instant now = clock.instant();
        boolean sweeping = swept.isBefore(now.minus(SWEEP_EVERY));
        write(batch, sweeping, now);
        swept = sweeping ? now : swept;
        batch.clear();
        TimeUnit.NANOSECONDS.sleep(limits.every().toNanos());
      }
    } catch (InterruptedException _) {
      LOG.debug("No more readings are written ({} waited).", waiting.size());
    }
  }

  private void write(List<Reading> batch, boolean sweeping, Instant now) {
    try (Connection connection = dataSource.getConnection()) {
      List<Reading> wanted = wanted(connection, batch);
      table.write(connection, wanted);
      lost.increment(batch.size() - wanted.size());
      if (sweeping) {
        table.sweep(connection, now);
      }
    } catch (SQLException e) {
      lost.increment(batch.size());
      LOG.warn("{} readings are lost to charts: {}", batch.size(), e.getMessage());
    }
  }

  /** Those of metrics that are known, or that there is room for. */
  private List<Reading> wanted(Connection connection, List<Reading> batch) throws SQLException {
    Set<String> unknown =
        batch.stream()
            .map(one -> one.device().text())
            .filter(device -> !metrics.containsKey(device))
            .collect(Collectors.toSet());
    if (!unknown.isEmpty()) {
      metrics.putAll(ReadingTable.metrics(connection, unknown));
    }
    List<Reading> wanted = new ArrayList<>(batch.size());
    for (Reading one : batch) {
      Set<String> known = metrics.get(one.device().text());
      if (known != null && (known.contains(one.metric()) || known.size() < limits.metrics())) {
        known.add(one.metric());
        wanted.add(one);
      }
    }
    return wanted;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
