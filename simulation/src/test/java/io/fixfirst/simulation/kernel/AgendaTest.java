package io.fixfirst.simulation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AgendaTest {

  private static final long ORIGIN = 1_780_000_000_000L;

  /** What the agenda should be: the standard library's queue. */
  private record Expected(long time, long order) implements Comparable<Expected> {
    @Override
    public int compareTo(Expected other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  @Property(tries = 300)
  void it_gives_what_a_priority_queue_gives(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 2_000) int most,
      @ForAll @LongRange(min = 1, max = 1L << 37) long aheadMax,
      @ForAll @IntRange(min = 0, max = 60) int cancelledPercent,
      @ForAll boolean renumbers) {
    SplittableRandom random = new SplittableRandom(seed);
    Agenda<Expected> agenda =
        renumbers ? new Agenda<>(ORIGIN, 3 * most) : new Agenda<Expected>(ORIGIN);
    PriorityQueue<Expected> expected = new PriorityQueue<>();
    Map<Expected, Integer> handles = new LinkedHashMap<>();
    List<Expected> entered = new ArrayList<>();
    long now = ORIGIN;
    for (int i = 0; i < 10 * most; i++) {
      boolean grows = expected.size() < most && random.nextInt(100) < (i < 5 * most ? 60 : 40);
      if (grows) {
        Expected entry = new Expected(now + ahead(aheadMax, random), i);
        expected.add(entry);
        entered.add(entry);
        handles.put(entry, agenda.add(entry.time(), entry));
      } else if (random.nextInt(100) < cancelledPercent && !entered.isEmpty()) {
        Expected entry = entered.get(random.nextInt(entered.size()));
        Integer handle = handles.remove(entry);
        if (handle != null) {
          assertThat(agenda.cancel(handle)).isSameAs(entry);
          expected.remove(entry);
        }
      } else {
        Expected first = expected.poll();
        assertThat(agenda.firstTime()).isEqualTo(first == null ? Long.MAX_VALUE : first.time());
        assertThat(agenda.takeFirst()).isSameAs(first);
        if (first != null) {
          now = first.time();
          handles.remove(first);
        }
      }
      assertThat(agenda.size()).isEqualTo(expected.size());
    }
    while (!expected.isEmpty()) {
      assertThat(agenda.takeFirst()).isSameAs(expected.remove());
    }
    assertThat(agenda.takeFirst()).isNull();
  }

  /** Mostly near, often at the same time, now and then as far as it may be. */
  private static long ahead(long most, SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong(3);
      case 1 -> random.nextLong(Math.min(most, 1_000) + 1);
      default -> random.nextLong(most + 1);
    };
  }

  @Test
  void entries_of_the_same_time_come_in_the_order_of_entry() {
    Agenda<Integer> agenda = new Agenda<>(ORIGIN);
    for (int i = 0; i < 10_000; i++) {
      agenda.add(ORIGIN + 5, i);
    }
    for (int i = 0; i < 10_000; i++) {
      assertThat(agenda.takeFirst()).isEqualTo(i);
    }
  }

  @Test
  void timers_that_are_always_set_anew_do_not_pile_up() {
    Agenda<String> agenda = new Agenda<>(ORIGIN);
    agenda.add(ORIGIN + 1, "first");
    int deadline = agenda.add(ORIGIN + 1_000_000, "deadline");
    for (int i = 1; i <= 1_000_000; i++) {
      agenda.cancel(deadline);
      deadline = agenda.add(ORIGIN + 1_000_000 + i, "deadline");
    }
    assertThat(agenda.size()).isEqualTo(2);
    assertThat(agenda.entriesKept()).isLessThan(200_000);
    assertThat(agenda.takeFirst()).isEqualTo("first");
    assertThat(agenda.firstTime()).isEqualTo(ORIGIN + 2_000_000);
    assertThat(agenda.takeFirst()).isEqualTo("deadline");
  }

  @Test
  void an_entry_too_far_ahead_is_refused() {
    Agenda<String> agenda = new Agenda<>(ORIGIN);
    assertThatThrownBy(() -> agenda.add(ORIGIN + Agenda.SPAN_MILLIS, "in nine years"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 274877906944 ms ahead");
    assertThatThrownBy(() -> agenda.add(ORIGIN - 1, "before"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_goes_on_for_longer_than_it_looks_ahead() {
    Agenda<String> agenda = new Agenda<>(ORIGIN);
    long year = 365L * 86_400_000;
    for (int i = 1; i <= 100; i++) {
      agenda.add(ORIGIN + i * year, "year " + i);
      assertThat(agenda.firstTime()).isEqualTo(ORIGIN + i * year);
      assertThat(agenda.takeFirst()).isEqualTo("year " + i);
    }
  }
}
