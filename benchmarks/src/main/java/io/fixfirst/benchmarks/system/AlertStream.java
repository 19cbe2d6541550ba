package io.fixfirst.benchmarks.system;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Alertmanager webhooks of one alert each, no two the same: every alert changes something, so that
 * each must be written before it is accepted. Each device alarms and clears in turn, under a new
 * fingerprint each time, so that none of them flaps.
 */
final class AlertStream {

  private final String token;
  private final int devices;
  private final Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(3600);
  private final AtomicLong first = new AtomicLong();

  AlertStream(String token, int devices) {
    this.token = token;
    this.devices = devices;
  }

  /** Goes on behind the requests that were sent so far. */
  void forward(long count) {
    first.addAndGet(count);
  }

  byte[] request(long number) {
    return message(alert(turn(number)));
  }

  /** {@return so many alerts in one message, as a large monitoring system sends them} */
  byte[] batch(long number, int size) {
    String alerts =
        LongStream.range(number * size, (number + 1) * size)
            .mapToObj(each -> alert(turn(each)))
            .collect(Collectors.joining(","));
    return message(alerts);
  }

  private byte[] message(String alerts) {
    String body =
        """
        {"version":"4","status":"firing","receiver":"fixfirst","groupKey":"{}:{alertname=\\"Cpu\\"}",\
        "groupLabels":{"alertname":"Cpu"},"commonLabels":{},"commonAnnotations":{},\
        "externalURL":"","truncatedAlerts":0,"alerts":[%s]}"""
            .formatted(alerts);
    return RawHttp.post("/api/v1/intake/alertmanager", token, body);
  }

  private static String alert(Turn turn) {
    return """
        {"status":"%1$s","labels":\
        {"alertname":"Cpu","instance":"srv-%2$d","severity":"warning","service":"files",\
        "site":"town-%3$d"},"annotations":{"summary":"CPU above 80 %% on srv-%2$d"},\
        "startsAt":"%4$s","endsAt":"%5$s","generatorURL":"","fingerprint":"%6$016x"}"""
        .formatted(
            turn.firing ? "firing" : "resolved",
            turn.device,
            turn.device % 10,
            turn.starts,
            turn.firing ? "0001-01-01T00:00:00Z" : turn.ends(),
            turn.device << 32 | turn.round / 2);
  }

  /** {@return the same alert as Prometheus would send it to Alertmanager} */
  byte[] alertmanagerRequest(long number) {
    Turn turn = turn(number);
    String alert =
        """
        [{"labels":{"alertname":"Cpu","instance":"srv-%1$d","severity":"warning","service":"files",\
        "site":"town-%2$d"},"annotations":{"summary":"CPU above 80 %% on srv-%1$d"},\
        "startsAt":"%3$s"%4$s,"generatorURL":""}]"""
            .formatted(
                turn.device,
                turn.device % 10,
                turn.starts,
                turn.firing ? "" : ",\"endsAt\":\"" + turn.ends() + "\"");
    return RawHttp.post("/api/v2/alerts", token, alert);
  }

  private Turn turn(long number) {
    long n = first.get() + number;
    long device = n % devices;
    long round = n / devices;
    return new Turn(device, round, round % 2 == 0, begin.plusMillis(round / 2 * 2 + device % 2));
  }

  private record Turn(long device, long round, boolean firing, Instant starts) {
    String ends() {
      return starts.plusMillis(1).toString();
    }
  }
}
