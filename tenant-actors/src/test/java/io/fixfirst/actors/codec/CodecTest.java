package io.fixfirst.actors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.actors.EntityType;
import io.fixfirst.actors.EntityTypes;
import io.fixfirst.core.Command;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.Event;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.engineer.EngineerEvent;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.incident.TicketKind;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.tenant.TenantCommand;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodecTest {

  private static final int SAMPLES = 40;
  private final Codec codec = new Codec(EntityType.names(EntityTypes.ALL));

  @Test
  void every_event_comes_back_as_it_was() {
    for (EntityType<?, ?, ?> type : EntityTypes.ALL) {
      for (Class<?> event : SealedTypes.concrete(type.events())) {
        for (int seed = 0; seed < SAMPLES; seed++) {
          Event sample = (Event) new Samples(seed).of(event);
          byte[] json = codec.encode(sample);
          assertThat(codec.decodeEvent(codec.nameOf(sample), json))
              .as("seed %d: %s", seed, text(json))
              .isEqualTo(sample);
        }
      }
    }
  }

  @Test
  void a_report_from_before_there_were_kinds_is_of_an_incident_and_is_written_as_it_was() {
    Report wish =
        new Report(
            "A screen",
            null,
            null,
            null,
            "orders",
            Impact.LOW,
            Urgency.LOW,
            false,
            "customer:jens",
            "portal",
            TicketKind.REQUEST);
    String json = written(wish);
    assertThat(json).contains("\"kind\":\"REQUEST\"");
    Report old = read(json.replace(",\"kind\":\"REQUEST\"", ""));
    assertThat(read(json)).isEqualTo(wish);
    assertThat(old.kindOfWork()).isEqualTo(TicketKind.INCIDENT);
    assertThat(written(old)).isEqualTo(json.replace(",\"kind\":\"REQUEST\"", ""));
  }

  private String written(Report report) {
    return text(
        codec.encode(new TenantCommand.ReportIncident("customer:jens reference 1", report)));
  }

  private Report read(String json) {
    String name = codec.names().nameOf(TenantCommand.ReportIncident.class);
    return ((TenantCommand.ReportIncident)
            codec.decodeCommand(name, json.getBytes(StandardCharsets.UTF_8)))
        .report();
  }

  @Test
  void every_command_comes_back_as_it_was() {
    for (EntityType<?, ?, ?> type : EntityTypes.ALL) {
      for (Class<?> command : SealedTypes.concrete(type.commands())) {
        for (int seed = 0; seed < SAMPLES; seed++) {
          Command sample = (Command) new Samples(seed).of(command);
          byte[] json = codec.encode(sample);
          assertThat(codec.decodeCommand(codec.names().nameOf(command), json))
              .as("seed %d: %s", seed, text(json))
              .isEqualTo(sample);
        }
      }
    }
  }

  @Test
  void every_state_comes_back_as_it_was() {
    for (EntityType<?, ?, ?> type : EntityTypes.ALL) {
      for (int seed = 0; seed < SAMPLES; seed++) {
        Object sample = new Samples(seed).of(type.state());
        byte[] json = codec.encodeState(type.kind(), sample);
        assertThat(codec.decodeState(type.kind(), json))
            .as("seed %d: %s", seed, text(json))
            .isEqualTo(sample);
      }
    }
  }

  @Test
  void sets_without_an_order_are_written_sorted() {
    DeviceId device = new DeviceId(new TenantId("kolding"), "srv-1");
    assertThat(write(Set.of(device, new DeviceId(new TenantId("aarhus"), "srv-2"))))
        .isEqualTo("[\"aarhus:srv-2\",\"kolding:srv-1\"]");
  }

  @Test
  void what_a_newer_program_has_added_is_ignored() {
    byte[] json =
        "{\"at\":\"2026-03-02T08:50:00Z\",\"by\":\"ada\",\"colour\":\"red\"}"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(codec.decodeEvent("engineer-retired", json))
        .isEqualTo(new EngineerEvent.Retired(Instant.parse("2026-03-02T08:50:00Z"), "ada"));
  }

  private String write(Object value) {
    return codec.mapper().valueToTree(value).toString();
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
