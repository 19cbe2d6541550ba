package io.fixfirst.control.crash.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.control.crash.history.Attempt.Outcome;
import io.fixfirst.control.crash.history.Objection.Obligation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The checker objects to each kind of doctored history, and to nothing that is right. */
class HistoryCheckTest {

  private static final long NEVER = Long.MAX_VALUE;

  private final List<Writing> writings = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();

  @Test
  void what_is_done_once_and_in_order_is_explained() {
    wants("a", ok(1, 2));
    wants("b", ok(3, 4));
    readings.add(new Reading("i", 5, 6, 2));
    stands("a", "b");
    objectsTo();
  }

  @Test
  void requests_at_the_same_time_may_stand_in_either_order() {
    wants("a", ok(1, 4));
    wants("b", ok(2, 3));
    stands("a", "b");
    objectsTo();
    effects.clear();
    stands("b", "a");
    objectsTo();
  }

  @Test
  void what_was_answered_and_is_gone_is_lost() {
    wants("a", ok(1, 2));
    objectsTo(Obligation.KEPT);
  }

  @Test
  void what_was_answered_at_a_repetition_and_is_gone_is_lost() {
    wants("a", unknown(1), ok(3, 4));
    objectsTo(Obligation.KEPT);
  }

  @Test
  void what_stands_twice_is_doubled() {
    wants("a", ok(1, 2));
    stands("a", "a");
    objectsTo(Obligation.ONCE);
  }

  @Test
  void what_stands_twice_after_a_repetition_is_doubled() {
    wants("a", unknown(1), ok(3, 4));
    stands("a", "a");
    objectsTo(Obligation.ONCE);
  }

  @Test
  void what_was_not_answered_may_be_there_or_not_but_not_twice() {
    wants("a", unknown(1));
    objectsTo();
    stands("a");
    objectsTo();
    stands("b"); // Somebody else's.
    wants("b", unknown(1));
    objectsTo();
    effects.add(new Effect("a", "i", 3, null));
    objectsTo(Obligation.ONCE);
  }

  @Test
  void what_was_refused_is_not_to_be_there() {
    wants("a", fail(1, 2));
    objectsTo();
    stands("a");
    objectsTo(Obligation.REFUSED_IS_NOT_DONE);
  }

  @Test
  void what_was_refused_only_at_its_repetition_may_be_there() {
    wants("a", unknown(1), fail(2, 3));
    stands("a");
    objectsTo();
  }

  @Test
  void what_nobody_wanted_is_not_to_be_there() {
    stands("a");
    objectsTo(Obligation.ASKED_FOR);
  }

  @Test
  void an_answer_that_names_something_else_is_wrong() {
    wants("a", new Attempt(1, 2, Outcome.OK, "kolding-1"));
    effects.add(new Effect("a", "i", 1, "kolding-2"));
    objectsTo(Obligation.AS_TOLD);
  }

  @Test
  void two_answers_that_name_different_things_are_wrong() {
    wants(
        "a",
        new Attempt(1, 2, Outcome.OK, "kolding-1"),
        new Attempt(3, 4, Outcome.OK, "kolding-2"));
    effects.add(new Effect("a", "i", 1, "kolding-1"));
    objectsTo(Obligation.AS_TOLD);
  }

  @Test
  void what_was_answered_before_the_other_was_sent_stands_before_it() {
    wants("a", ok(1, 2));
    wants("b", ok(3, 4));
    stands("b", "a");
    objectsTo(Obligation.IN_ORDER);
  }

  @Test
  void order_is_kept_across_others_between() {
    wants("a", ok(1, 2));
    wants("between", ok(0, 9));
    wants("b", ok(3, 4));
    stands("b", "between", "a");
    objectsTo(Obligation.IN_ORDER);
  }

  @Test
  void two_entities_have_no_order_between_them() {
    wants("a", ok(1, 2));
    wants("b", ok(3, 4));
    effects.add(new Effect("b", "i", 1, null));
    effects.add(new Effect("a", "j", 1, null));
    objectsTo();
  }

  @Test
  void what_may_still_happen_is_not_to_have_happened_before_it_was_asked_for() {
    wants("a", ok(1, 2));
    wants("late", unknown(3));
    stands("late", "a");
    objectsTo(Obligation.IN_ORDER);
  }

  @Test
  void a_reading_that_misses_what_was_answered_before_it_is_stale() {
    wants("a", ok(1, 2));
    readings.add(new Reading("i", 3, 4, 0));
    stands("a");
    objectsTo(Obligation.IN_ORDER);
  }

  @Test
  void a_reading_that_shows_what_was_sent_after_it_is_impossible() {
    readings.add(new Reading("i", 1, 2, 1));
    wants("a", ok(3, 4));
    stands("a");
    objectsTo(Obligation.IN_ORDER);
  }

  @Test
  void readings_do_not_go_back() {
    wants("a", ok(1, 9));
    readings.add(new Reading("i", 2, 3, 1));
    readings.add(new Reading("i", 4, 5, 0));
    stands("a");
    objectsTo(Obligation.IN_ORDER);
  }

  /** Each request takes effect at a random instant of its own; then two of them are exchanged. */
  @Property
  void whatever_took_effect_between_request_and_answer_is_explained_and_an_exchange_is_not(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int many) {
    Random random = new Random(seed);
    List<Writing> asked = new ArrayList<>();
    List<String> order = new ArrayList<>();
    for (int n = 0; n < many; n++) {
      long at = 100L * n;
      asked.add(
          new Writing(
              "e" + n, List.of(ok(at - random.nextInt(1_000), at + random.nextInt(1_000)))));
      order.add("e" + n);
    }
    assertThat(HistoryCheck.of(asked, List.of(), inOrder(order))).isEmpty();
    int one = random.nextInt(many - 1);
    int other = one + 1 + random.nextInt(many - 1 - one);
    order.set(one, "e" + other);
    order.set(other, "e" + one);
    boolean impossible =
        IntStream.range(0, many)
            .anyMatch(
                i ->
                    IntStream.range(i + 1, many)
                        .anyMatch(
                            j ->
                                of(asked, order.get(j)).answered()
                                    < of(asked, order.get(i)).invoked()));
    assertThat(HistoryCheck.of(asked, List.of(), inOrder(order)).isEmpty()).isEqualTo(!impossible);
  }

  private static Writing of(List<Writing> asked, String effect) {
    return asked.stream().filter(one -> one.effect().equals(effect)).findFirst().orElseThrow();
  }

  private static List<Effect> inOrder(List<String> names) {
    return IntStream.range(0, names.size())
        .mapToObj(n -> new Effect(names.get(n), "i", n + 1L, null))
        .toList();
  }

  private void wants(String effect, Attempt... attempts) {
    writings.add(new Writing(effect, List.of(attempts)));
  }

  private static Attempt ok(long invoked, long answered) {
    return new Attempt(invoked, answered, Outcome.OK, null);
  }

  private static Attempt fail(long invoked, long answered) {
    return new Attempt(invoked, answered, Outcome.FAIL, null);
  }

  private static Attempt unknown(long invoked) {
    return new Attempt(invoked, NEVER, Outcome.UNKNOWN, null);
  }

  private void stands(String... names) {
    for (String name : names) {
      effects.add(new Effect(name, "i", effects.size() + 1L, null));
    }
  }

  private void objectsTo(Obligation... obligations) {
    assertThat(HistoryCheck.of(writings, readings, effects))
        .extracting(Objection::to)
        .containsExactly(obligations);
  }
}
