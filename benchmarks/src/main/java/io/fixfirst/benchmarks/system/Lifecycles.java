package io.fixfirst.benchmarks.system;

import io.fixfirst.benchmarks.results.Figure.Better;
import io.fixfirst.benchmarks.results.Figure.What;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * How many incidents a second go through one desk, each opened, assigned by the desk, and resolved,
 * all of it durable?
 *
 * <p>A hundred engineers are at work and some tickets more are always open, so that the desk has
 * one to hand out whenever one is resolved. Who is given a ticket is heard from the event stream;
 * then it is resolved and a new one reported. So it is a closed loop, as a desk is.
 */
final class Lifecycles {

  private static final int ENGINEERS = 100;
  private static final int WAITING = 50;
  private static final int WORKERS = 32;
  private static final long CYCLES = 1_500;
  private static final int ROUNDS = 3;
  private static final long PATIENCE_SECONDS = 60;
  private static final String TEAM = "service-desk";
  private static final String ASSIGNED = "\"type\":\"incident-assigned\"";
  private static final String ENTITY = "\"entity\":\"";
  private static final String REPORT =
      "{\"tenant\":\"kolding\",\"summary\":\"No mail\",\"impact\":\"medium\",\"urgency\":\"normal\"}";

  private final ServerUnderTest server;
  private final Office office;
  private final Sheet sheet;
  private final String token;
  private final BlockingQueue<String> assigned = new LinkedBlockingQueue<>();

  Lifecycles(ServerUnderTest server, Office office, Sheet sheet) throws IOException {
    this.server = server;
    this.office = office;
    this.sheet = sheet;
    this.token = server.operatorToken();
  }

  void run() throws IOException, InterruptedException {
    office.employ("front-", ENGINEERS, TEAM);
    try (Stream<String> stream = server.stream(token)) {
      Iterator<String> lines = stream.iterator();
      Thread _ = Thread.ofVirtual().start(() -> listen(lines));
      IntakeLoad.run(server.port(), WORKERS, ENGINEERS + WAITING, 0, _ -> report());
      List<Double> rounds = new ArrayList<>();
      cycles();
      for (int round = 0; round < ROUNDS; round++) {
        rounds.add(CYCLES / cycles());
      }
      sheet.figure(
          "incidents opened, assigned and resolved (" + ENGINEERS + " engineers)",
          What.of("system.lifecycles", "/s", Better.MORE),
          rounds);
    }
  }

  /** {@return the seconds that so many took} */
  private double cycles() throws IOException, InterruptedException {
    AtomicLong next = new AtomicLong();
    List<Future<?>> workers = new ArrayList<>();
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < WORKERS; i++) {
        workers.add(threads.submit(() -> work(next)));
      }
    }
    for (Future<?> worker : workers) {
      try {
        worker.get();
      } catch (ExecutionException e) {
        throw new IOException("A cycle broke: " + e.getCause(), e);
      }
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private Void work(AtomicLong next) throws IOException, InterruptedException {
    try (RawHttp http = new RawHttp(server.port())) {
      while (next.getAndIncrement() < CYCLES) {
        String incident = assigned.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (incident == null) {
          throw new IOException("The desk hands out nothing.");
        }
        expect(http.exchange(resolve(incident)), incident);
        expect(http.exchange(report()), incident);
      }
    }
    return null;
  }

  private void listen(Iterator<String> lines) {
    try {
      while (lines.hasNext()) {
        String line = lines.next();
        if (line.contains(ASSIGNED)) {
          int begin = line.indexOf(ENTITY) + ENTITY.length();
          assigned.add(line.substring(begin, line.indexOf('"', begin)));
        }
      }
    } catch (UncheckedIOException _) {
      // Closed by us; if it was not, the workers wait in vain and say so.
    }
  }

  private byte[] report() {
    return RawHttp.post("/api/v1/incidents", token, REPORT);
  }

  private byte[] resolve(String incident) {
    return RawHttp.post(
        "/api/v1/incidents/" + incident + "/resolve", token, "{\"text\":\"Restarted.\"}");
  }

  private static void expect(int status, String incident) throws IOException {
    if (status / 100 != 2) {
      throw new IOException("Incident " + incident + ": answer " + status + ".");
    }
  }
}
