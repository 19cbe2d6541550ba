package io.fixfirst.control.intake;

import io.fixfirst.control.http.Doc;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The webhook message of Prometheus Alertmanager, version 4, as far as it matters here. */
@Doc("Prometheus Alertmanager's webhook message, version 4")
public record AlertmanagerMessage(
    @Doc(value = "Always 4", example = "4") String version,
    @Doc(value = "firing or resolved", max = 20) @Nullable String status,
    @Doc(value = "Which receiver of Alertmanager's it is for", blank = true)
        @Nullable String receiver,
    @Doc(value = "What happened", max = 1_000_000) List<Alert> alerts) {

  /** One alert. Times and labels are judged one alert at a time. */
  public record Alert(
      @Doc(value = "firing or resolved", example = "firing") @Nullable String status,
      @Doc("instance, host or device names the device; severity, service, site, category are used")
          @Nullable Map<String, @Nullable String> labels,
      @Doc("summary, description") @Nullable Map<String, @Nullable String> annotations,
      @Doc("When it began") @Nullable String startsAt,
      @Doc("When it ended, if it is resolved") @Nullable String endsAt,
      @Doc(value = "Its identity", example = "ecad62aedb8c6fca") @Nullable String fingerprint) {}
}
