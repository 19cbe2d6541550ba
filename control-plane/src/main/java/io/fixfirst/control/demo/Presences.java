package io.fixfirst.control.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** Who is there, as the API says, asked now and then; and pages that were left unanswered. */
final class Presences {

  private static final Duration EVERY = Duration.ofMinutes(5);

  private final WorldThread world;
  private final DeskApi desk;
  private volatile int present;

  Presences(WorldThread world, DeskApi desk) {
    this.world = world;
    this.desk = desk;
  }

  void begin() {
    world.soon(this::ask);
  }

  /** {@return how many engineers are there} */
  int present() {
    return present;
  }

  private void ask() {
    Instant next = world.now().plus(EVERY);
    world.call(
        desk::engineers,
        answer -> {
          int count = 0;
          for (JsonNode engineer : answer.body().path("items")) {
            count += engineer.path("presence").asText().equals("present") ? 1 : 0;
          }
          present = count;
          world.at(next, this::ask);
        });
  }
}
