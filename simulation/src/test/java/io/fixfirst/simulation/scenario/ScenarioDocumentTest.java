package io.fixfirst.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of the format's description works; all but the first are laid over it. */
class ScenarioDocumentTest {

  private static final Path DOCUMENT = Path.of("../docs/scenarios.md");
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  static List<String> examples() throws IOException {
    List<String> examples = new ArrayList<>();
    Matcher matcher = EXAMPLE.matcher(Files.readString(DOCUMENT));
    while (matcher.find()) {
      examples.add(matcher.group(1));
    }
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_can_be_read(String example) throws IOException, BadScenarioException {
    Path smallest = Files.writeString(folder.resolve("smallest.yaml"), examples().getFirst());
    assertThat(ScenarioFile.read(smallest).name()).isEqualTo("smallest");
    boolean alone = example.startsWith("name:") || example.startsWith("include:");
    Path file =
        Files.writeString(
            folder.resolve("example.yaml"), alone ? example : "include: smallest.yaml\n" + example);
    assertThat(ScenarioFile.read(file).tenants()).hasSize(1);
  }

  @Test
  void every_key_of_the_format_is_described() throws IOException {
    String document = Files.readString(DOCUMENT);
    for (Class<?> type :
        List.of(
            Scenario.class,
            DemandSource.class,
            WorkPlan.class,
            DeskPlan.class,
            DeskPlan.TeamPlan.class,
            DeskPlan.EngineerPlan.class,
            ShiftPlan.class,
            Absence.class,
            TenantPlan.class)) {
      assertThat(RecordTypes.keys(type))
          .as("keys of " + type.getSimpleName())
          .allSatisfy(key -> assertThat(document).contains(key));
    }
  }
}
