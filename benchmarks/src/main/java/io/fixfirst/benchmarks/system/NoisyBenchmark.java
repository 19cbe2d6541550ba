package io.fixfirst.benchmarks.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fixfirst.benchmarks.results.Figure.Better;
import io.fixfirst.benchmarks.results.Figure.What;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * Does a tenant that sends ten times its limit slow the others?
 *
 * <p>{@code ./fixfirst bench noisy} starts a server on which one tenant may send 100 alerts a
 * second, and lets three others send 30 each, steadily, in an open loop, while that one is silent,
 * sends what it may, and sends ten times as much. The three take turns in each round, so that
 * whatever else the machine does hits all of them; all rounds are shown, and the last two rows
 * compare medians.
 */
public final class NoisyBenchmark {

  private static final String NOISY = "noisy";
  private static final int LIMIT = 100;
  private static final int TIMES = 10;
  private static final List<String> OTHERS = List.of("quiet-1", "quiet-2", "quiet-3");
  private static final int RATE = 30;
  private static final int DEVICES = 200;
  private static final int CONNECTIONS = 16;
  private static final int SECONDS = 15;
  private static final int WARM_UP_SECONDS = 20;
  private static final int ROUNDS = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path launcher;
  private final Sheet sheet;

  /** What the noisy one does. */
  private enum Noise {
    SILENT(0, "is silent"),
    LIMIT_KEPT(LIMIT, "sends its limit of " + LIMIT + "/s"),
    TEN_TIMES(LIMIT * TIMES, "sends " + TIMES + " times its limit");

    private final int perSecond;
    private final String words;

    Noise(int perSecond, String words) {
      this.perSecond = perSecond;
      this.words = words;
    }
  }

  /** A benchmark of the product that this launcher starts. */
  public NoisyBenchmark(Path launcher, Sheet sheet) {
    this.launcher = launcher;
    this.sheet = sheet;
  }

  /** Runs it in a temporary folder that is removed afterwards. */
  public void run() throws Exception {
    Path folder = Files.createTempDirectory("fixfirst-bench");
    String limits = "-Dfixfirst.limits.tenants." + NOISY + ".intake-";
    String options = limits + "per-second=" + LIMIT + " " + limits + "burst=" + LIMIT;
    try (ServerUnderTest server =
        ServerUnderTest.start(
            launcher,
            folder.resolve("data"),
            folder.resolve("server.log"),
            Map.of("FIXFIRST_JAVA_OPTS", options))) {
      measure(server);
    } finally {
      Folders.delete(folder);
    }
  }

  private void measure(ServerUnderTest server) throws Exception {
    AlertStream noisy = sender(server, NOISY);
    List<AlertStream> others = new ArrayList<>();
    for (String other : OTHERS) {
      others.add(sender(server, other));
    }
    round(server, noisy, others, Noise.TEN_TIMES, WARM_UP_SECONDS);
    List<Double> silent = new ArrayList<>();
    List<Double> kept = new ArrayList<>();
    List<Double> tenTimes = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      silent.add(round(server, noisy, others, Noise.SILENT, SECONDS));
      kept.add(round(server, noisy, others, Noise.LIMIT_KEPT, SECONDS));
      tenTimes.add(round(server, noisy, others, Noise.TEN_TIMES, SECONDS));
    }
    report(Noise.SILENT, silent);
    report(Noise.LIMIT_KEPT, kept);
    report(Noise.TEN_TIMES, tenTimes);
    sheet.row("ten times its limit / silence", "%.2f".formatted(median(tenTimes) / median(silent)));
    sheet.row("ten times its limit / its limit", "%.2f".formatted(median(tenTimes) / median(kept)));
  }

  /** {@return the others' p99 in milliseconds} */
  private double round(
      ServerUnderTest server, AlertStream noisy, List<AlertStream> others, Noise noise, int seconds)
      throws Exception {
    Histogram latencies = new Histogram(3);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<IntakeLoad.Result>> quiet = new ArrayList<>();
      for (AlertStream other : others) {
        quiet.add(threads.submit(() -> load(server, other, RATE, seconds)));
      }
      if (noise.perSecond > 0) {
        IntakeLoad.Result loud = load(server, noisy, noise.perSecond, seconds);
        sheet.row("  the one " + noise.words, answers(loud));
      }
      for (Future<IntakeLoad.Result> one : quiet) {
        IntakeLoad.Result result = one.get();
        if (result.latencies().getTotalCount() != result.sent()) {
          throw new IOException("One of the others was turned away: " + answers(result));
        }
        latencies.add(result.latencies());
      }
    }
    return latencies.getValueAtPercentile(99) / 1e6;
  }

  private static IntakeLoad.Result load(
      ServerUnderTest server, AlertStream alerts, int rate, int seconds)
      throws IOException, InterruptedException {
    long count = (long) rate * seconds;
    IntakeLoad.Result result =
        IntakeLoad.run(server.port(), CONNECTIONS, count, rate, alerts::request);
    alerts.forward(count);
    return result;
  }

  private static AlertStream sender(ServerUnderTest server, String tenant)
      throws IOException, InterruptedException {
    String operator = server.operatorToken();
    server.call(
        "POST",
        "/api/v1/tenants",
        operator,
        "{\"id\":\"" + tenant + "\",\"name\":\"" + tenant + "\"}");
    String made =
        server.call(
            "POST",
            "/api/v1/tenants/" + tenant + "/tokens",
            operator,
            "{\"role\":\"monitoring\",\"label\":\"bench\"}");
    String token = JSON.readTree(made.getBytes(StandardCharsets.UTF_8)).path("token").asText();
    return new AlertStream(token, DEVICES);
  }

  private void report(Noise noise, List<Double> millis) {
    sheet.figure(
        "the others' p99 while the one " + noise.words,
        What.of("noisy.p99", "ms", Better.LESS).with("noise", noise.words),
        millis);
  }

  private static double median(List<Double> millis) {
    return millis.stream().sorted().toList().get(millis.size() / 2);
  }

  private static String answers(IntakeLoad.Result result) {
    return new TreeMap<>(result.statuses())
        .entrySet().stream()
            .map(status -> status.getKey() + ": " + status.getValue())
            .collect(Collectors.joining(", "));
  }
}
