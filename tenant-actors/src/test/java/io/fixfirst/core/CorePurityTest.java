package io.fixfirst.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The core is a function of its arguments: it may use values, time arithmetic and persistent
 * collections, and nothing that has a will of its own.
 */
@AnalyzeClasses(packages = "io.fixfirst.core", importOptions = DoNotIncludeTests.class)
class CorePurityTest {

  /** Methods without arguments that ask the world. */
  private static final Set<String> ASKING =
      Set.of(
          "now",
          "currentTimeMillis",
          "nanoTime",
          "systemDefault",
          "randomUUID",
          "random",
          "getenv",
          "getProperty",
          "parallelStream",
          "identityHashCode");

  @ArchTest
  static final ArchRule the_core_stands_on_values_only =
      classes()
          .that()
          .resideInAPackage("io.fixfirst.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.fixfirst.core..",
              "java.lang",
              "java.lang.annotation",
              "java.lang.invoke",
              "java.lang.runtime",
              "java.math",
              "java.time..",
              "java.util",
              "java.util.function",
              "java.util.regex",
              "java.util.stream",
              "org.jspecify.annotations",
              "org.pcollections",
              "de.focus_shift.jollyday..");

  @ArchTest
  static final ArchRule holidays_are_looked_up_by_the_calendar_alone =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.fixfirst.core.calendar..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("de.focus_shift.jollyday..");

  @ArchTest
  static final ArchRule time_chance_and_threads_are_arguments =
      noClasses()
          .should()
          .dependOnClassesThat(
              assignableTo(Clock.class)
                  .or(assignableTo(Random.class))
                  .or(assignableTo(RandomGenerator.class))
                  .or(assignableTo(UUID.class))
                  .or(assignableTo(Thread.class)))
          .orShould()
          .callMethodWhere(asksTheWorld());

  private static DescribedPredicate<JavaMethodCall> asksTheWorld() {
    return describe("it asks the world", call -> asks(call.getTarget()));
  }

  private static boolean asks(MethodCallTarget target) {
    return target.getOwner().getPackageName().startsWith("java.")
        && ASKING.contains(target.getName());
  }
}
