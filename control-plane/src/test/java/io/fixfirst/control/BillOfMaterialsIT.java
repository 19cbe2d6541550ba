package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The bill of materials that the build has made: whatever the product is shipped with is in it,
 * under a licence that lets us ship it.
 */
class BillOfMaterialsIT {

  private static final Path BILL = Path.of("target", "fixfirst.cdx.json");

  /** Where a part offers several, one of these is enough. */
  private static final Set<String> LETS_US_SHIP =
      Set.of(
          "Apache-2.0",
          "MIT",
          "MIT-0",
          "0BSD",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC0-1.0",
          "EPL-2.0",
          "The (New) BSD License", // BSD-3-Clause, as jmustache calls it.
          "BSD-4-Clause", // As paranamer's is taken for; its text has three clauses.
          "Similar to Apache License but with the acknowledgment clause removed");

  @Test
  void every_part_has_a_licence_under_which_it_may_be_shipped() throws IOException {
    Map<String, List<String>> doubtful = new TreeMap<>();
    for (JsonNode part : components()) {
      List<String> licences = licences(part);
      boolean ours = part.path("group").asText().equals("io.fixfirst");
      if (!ours && licences.stream().noneMatch(LETS_US_SHIP::contains)) {
        doubtful.put(part.path("purl").asText(), licences);
      }
    }
    assertThat(doubtful).isEmpty();
  }

  @Test
  void every_library_of_the_running_program_is_in_it() throws IOException {
    List<String> billed = new ArrayList<>();
    for (JsonNode part : components()) {
      billed.add(part.path("name").asText() + "-" + part.path("version").asText());
    }
    File[] shipped = new File("target/lib").listFiles((_, name) -> name.endsWith(".jar"));
    assertThat(shipped).isNotEmpty();
    for (File jar : shipped) {
      assertThat(billed)
          .as(jar.getName())
          .anyMatch(
              name -> jar.getName().startsWith(name) || jar.getName().endsWith(name + ".jar"));
    }
  }

  private static JsonNode components() throws IOException {
    JsonNode components = new ObjectMapper().readTree(BILL.toFile()).path("components");
    assertThat(components).hasSizeGreaterThan(100);
    return components;
  }

  private static List<String> licences(JsonNode part) {
    List<String> licences = new ArrayList<>();
    for (JsonNode each : part.path("licenses")) {
      JsonNode licence = each.path("license");
      licences.add(
          each.path("expression").asText(licence.path("id").asText(licence.path("name").asText())));
    }
    return licences;
  }
}
