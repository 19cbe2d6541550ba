package io.fixfirst.control.replay;

import io.fixfirst.control.drive.Api;
import io.fixfirst.control.replay.ReplayResult.Accepted;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.IncidentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Asks for everything that was accepted; what is read lags behind, so it asks for a while. */
final class Readback {

  private static final int AT_ONCE = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int NOT_FOUND = 404;

  private final Api api;
  private final String token;
  private final long deadline = System.nanoTime() + PATIENCE.toNanos();
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final ConcurrentLinkedQueue<String> lost = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> unanswered = new ConcurrentLinkedQueue<>();

  Readback(Api api, String token) {
    this.api = api;
    this.token = token;
  }

  /** {@return what was found of it, within {@link #PATIENCE} and the last answer's time} */
  Accepted of(Ledger ledger) throws InterruptedException {
    List<String> paths = new ArrayList<>();
    for (IncidentId report : ledger.reports()) {
      paths.add("/api/v1/incidents/" + report.text());
    }
    for (DeviceId device : ledger.devices()) {
      paths.add("/api/v1/devices/" + device.text());
    }
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String path : paths) {
        free.acquire();
        readers.execute(() -> look(path));
      }
      readers.shutdown();
      if (!readers.awaitTermination(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        readers.shutdownNow();
      }
    }
    return new Accepted(
        ledger.reports().size(),
        ledger.devices().size(),
        lost.stream().sorted().toList(),
        unanswered.stream().sorted().toList());
  }

  private void look(String path) {
    int status = 0;
    try {
      do {
        status = api.get(token, path).status();
        if (status == 200) {
          return;
        }
        Thread.sleep(PAUSE); // It may be written and not yet be shown.
      } while (System.nanoTime() < deadline);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      free.release();
    }
    if (status != 200) {
      (status == NOT_FOUND ? lost : unanswered).add(path);
    }
  }
}
