package io.fixfirst.simulation.checker;

import io.fixfirst.core.Event;
import io.fixfirst.simulation.runtime.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A good day of which somebody has changed the record. */
final class DoctoredDay {

  private static final GoodDay.Day GOOD = GoodDay.run();

  private final List<Recorded> events = new ArrayList<>(GOOD.events());

  /** Leaves out the first event of that kind. */
  <E extends Event> DoctoredDay without(Class<E> kind, Predicate<E> which) {
    events.remove(first(kind, which));
    return this;
  }

  /** Says another thing in place of the first event of that kind. */
  <E extends Event> DoctoredDay instead(
      Class<E> kind, Predicate<E> which, Function<E, ? extends Event> lie) {
    int index = first(kind, which);
    Recorded old = events.get(index);
    events.set(index, with(old, lie.apply(kind.cast(old.event()))));
    return this;
  }

  /** Says another thing right after the first event of that kind, of the same entity. */
  <E extends Event> DoctoredDay then(
      Class<E> kind, Predicate<E> which, Function<E, ? extends Event> lie) {
    int index = first(kind, which);
    Recorded old = events.get(index);
    events.add(index + 1, with(old, lie.apply(kind.cast(old.event()))));
    return this;
  }

  private static Recorded with(Recorded old, Event event) {
    return new Recorded(old.number(), old.entity(), old.revision(), event);
  }

  private <E extends Event> int first(Class<E> kind, Predicate<E> which) {
    for (int index = 0; index < events.size(); index++) {
      Event event = events.get(index).event();
      if (kind.isInstance(event) && which.test(kind.cast(event))) {
        return index;
      }
    }
    throw new IllegalStateException("There is no such event (" + kind.getSimpleName() + ").");
  }

  /** {@return what this judge finds in it; null for nothing} */
  @Nullable BrokenRuleException judge(BiFunction<Cases, Floor, Checker> judge) {
    Judges judges = new Judges(judge);
    try {
      events.forEach(judges::see);
      judges.quiet(GOOD.end());
      return null;
    } catch (BrokenRuleException broken) {
      return broken;
    }
  }
}
