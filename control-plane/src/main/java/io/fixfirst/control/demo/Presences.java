package io.fixfirst.control.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Who is there, as the API says, asked every few minutes of the demo's time. */
final class Presences {

  private static final Duration EVERY = Duration.ofMinutes(5);

  private final WorldThread world;
  private final DeskApi desk;
  private volatile Set<String> present = Set.of();

  Presences(WorldThread world, DeskApi desk) {
    this.world = world;
    this.desk = desk;
  }

  void begin() {
    world.soon(this::ask);
  }

  /** {@return how many engineers are there} */
  int present() {
    return present.size();
  }

  /** {@return whether somebody is there, as far as is known} */
  boolean isPresent(String engineer) {
    return present.contains(engineer);
  }

  private void ask() {
    Instant next = world.now().plus(EVERY);
    world.call(
        desk::engineers,
        answer -> {
          Set<String> there = new HashSet<>();
          for (JsonNode engineer : answer.body().path("items")) {
            if (engineer.path("presence").asText().equals("present")) {
              there.add(engineer.path("id").asText());
            }
          }
          present = Set.copyOf(there);
          world.at(next, this::ask);
        });
  }
}
