package io.fixfirst.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom, seen from the one module that sees all. */
@AnalyzeClasses(packages = "io.fixfirst", importOptions = DoNotIncludeTests.class)
class ModuleArrowsTest {

  private static final String CORE = "io.fixfirst.core..";
  private static final String ACTORS = "io.fixfirst.actors..";
  private static final String SIMULATION = "io.fixfirst.simulation..";
  private static final String CONTROL = "io.fixfirst.control..";
  private static final String WEB = "io.fixfirst.web..";
  private static final String BENCHMARKS = "io.fixfirst.benchmarks..";

  @ArchTest
  static final ArchRule the_core_knows_nobody = knowsNone(CORE, ACTORS, SIMULATION, CONTROL, WEB);

  @ArchTest
  static final ArchRule the_live_runtime_knows_only_the_core =
      knowsNone(ACTORS, SIMULATION, CONTROL, WEB);

  @ArchTest
  static final ArchRule the_virtual_runtime_knows_only_the_core =
      knowsNone(SIMULATION, ACTORS, CONTROL, WEB);

  @ArchTest
  static final ArchRule the_virtual_runtime_runs_without_actors_or_a_database =
      knowsNone(SIMULATION, "org.apache.pekko..", "java.sql..", "javax.sql..", "org.postgresql..");

  @ArchTest
  static final ArchRule pages_know_nobody = knowsNone(WEB, CORE, ACTORS, SIMULATION, CONTROL);

  @ArchTest
  static final ArchRule nobody_knows_the_benchmarks =
      noClasses()
          .that()
          .resideOutsideOfPackage(BENCHMARKS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BENCHMARKS);

  private static ArchRule knowsNone(String who, String... whom) {
    return noClasses()
        .that()
        .resideInAPackage(who)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(whom)
        .allowEmptyShould(true); // A package may still be all promise.
  }
}
