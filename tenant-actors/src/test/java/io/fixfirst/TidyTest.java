package io.fixfirst;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reads the sources of all modules for what a compiler lets pass, and says what to write instead.
 * Only the text is looked at, so a phrase is as forbidden in a comment as in code.
 */
class TidyTest {

  /** A phrase, where it may not stand, and what to do instead. */
  private record Rule(String phrase, Predicate<Path> where, String remedy) {}

  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

  private static final Predicate<Path> EVERYWHERE = _ -> true;
  private static final Predicate<Path> MAIN = path -> inside(path, "src/main/java");
  private static final Predicate<Path> TESTS = path -> inside(path, "src/test/java");
  private static final Predicate<Path> CORE =
      path -> inside(path, "src/main/java/io/fixfirst/core");
  private static final Predicate<Path> VIRTUAL =
      path -> inside(path, "src/main/java/io/fixfirst/simulation");

  private static final List<Rule> RULES =
      List.of(
          new Rule("Instant.now(", CORE, "take the Instant as a parameter"),
          new Rule("LocalDate.now(", CORE, "take the date as a parameter"),
          new Rule("System.currentTimeMillis(", CORE, "take the Instant as a parameter"),
          new Rule("System.nanoTime(", CORE, "durations come from the Instants in events"),
          new Rule("ZoneId.systemDefault(", EVERYWHERE, "take the tenant's zone as a parameter"),
          new Rule("UUID.randomUUID(", CORE, "take the id as a parameter"),
          new Rule("Math.random(", EVERYWHERE, "take a named random stream as a parameter"),
          new Rule("new HashMap<", CORE.or(VIRTUAL), "use LinkedHashMap or TreeMap: order counts"),
          new Rule("new HashSet<", CORE.or(VIRTUAL), "use LinkedHashSet or TreeSet: order counts"),
          new Rule("Map.copyOf(", CORE.or(VIRTUAL), "its order changes with each JVM: keep a PMap"),
          new Rule("Set.copyOf(", CORE.or(VIRTUAL), "its order changes with each JVM: keep a PSet"),
          new Rule("toSet()", CORE.or(VIRTUAL), "collect into a LinkedHashSet or TreeSet"),
          new Rule("Logger", CORE, "say it in an event or in the refusal"),
          new Rule(".printStackTrace()", EVERYWHERE, "log it, or let it go up"),
          new Rule("Thread.sleep(", TESTS, "await the condition with Awaitility"),
          new Rule("assertTimeout", TESTS, "time belongs to benchmarks"),
          new Rule("@Disabled", TESTS, "mend the test or delete it"),
          new Rule("Mockito", TESTS, "use the real object or a small fake"),
          new Rule("TO" + "DO", EVERYWHERE, "do it, or leave it out"),
          new Rule("FIX" + "ME", EVERYWHERE, "mend it"),
          new Rule("\t", MAIN.or(TESTS), "indent with spaces"),
          new Rule("@author", EVERYWHERE, "the history knows"));

  private static final Pattern CAMEL_CASE_TEST =
      Pattern.compile("@(?:Test|Property|ParameterizedTest)\\b[^{;]*?\\s([a-z]+[A-Z]\\w*)\\(");

  @Test
  void sources_are_tidy() {
    var findings = new ArrayList<String>();
    for (Path file : sources(path -> !path.endsWith("TidyTest.java"))) {
      List<String> lines = text(file).lines().toList();
      for (Rule rule : RULES) {
        for (int i = 0; rule.where().test(file) && i < lines.size(); i++) {
          if (lines.get(i).contains(rule.phrase())) {
            findings.add(place(file) + ":" + (i + 1) + " " + rule.phrase() + " → " + rule.remedy());
          }
        }
      }
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void tests_are_named_by_sentences() {
    var findings = new ArrayList<String>();
    for (Path file : sources(TESTS)) {
      CAMEL_CASE_TEST
          .matcher(text(file))
          .results()
          .map(found -> place(file) + " " + found.group(1) + " → write it as_a_sentence")
          .forEach(findings::add);
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void every_package_has_a_tour_and_no_unmarked_null() {
    String bare =
        sources(MAIN).stream()
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !tours(folder))
            .map(folder -> place(folder) + " → add a package-info.java with @NullMarked")
            .collect(joining("\n"));
    assertThat(bare).isEmpty();
  }

  private static boolean tours(Path folder) {
    Path info = folder.resolve("package-info.java");
    return Files.exists(info) && text(info).contains("@NullMarked") && text(info).startsWith("/**");
  }

  private static List<Path> sources(Predicate<Path> wanted) {
    try (Stream<Path> modules = Files.list(PROJECT)) {
      return modules
          .map(module -> module.resolve("src"))
          .filter(Files::isDirectory)
          .sorted()
          .flatMap(TidyTest::javaFiles)
          .filter(wanted)
          .toList();
    } catch (IOException e) {
      throw new AssertionError("The project could not be read (" + PROJECT + ").", e);
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException e) {
      throw new AssertionError("A module could not be read (" + folder + ").", e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError("A source could not be read (" + file + ").", e);
    }
  }

  private static boolean inside(Path path, String folder) {
    return place(path).contains("/" + folder + "/");
  }

  private static String place(Path path) {
    return PROJECT.relativize(path).toString().replace('\\', '/');
  }
}
