package io.fixfirst.simulation.world;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.desk.Presence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The engineers and their time: who is there, and what each is doing. What somebody does stands
 * still while they are away, and goes on with what was left.
 */
final class People {

  private static final class Person {
    private Presence presence = Presence.OFF_SHIFT;
    private final List<Task> tasks = new ArrayList<>(1);

    /** The P1s that they lead; only the last, which took them from the one before, goes on. */
    private final List<Task> majors = new ArrayList<>(0);
  }

  private final Outside outside;
  private final Consumer<Task> done;
  private final Map<EngineerId, Person> people = new LinkedHashMap<>();

  /** Who is there; whoever shows it asks on another thread. */
  private final Set<EngineerId> there = ConcurrentHashMap.newKeySet();

  /**
   * @param done is told each task that has come to its end
   */
  People(Outside outside, Consumer<Task> done) {
    this.outside = outside;
    this.done = done;
  }

  /** Somebody comes, goes, or is busy. */
  void are(EngineerId engineer, Presence presence) {
    Person person = person(engineer);
    boolean was = person.presence == Presence.PRESENT;
    boolean is = presence == Presence.PRESENT;
    person.presence = presence;
    if (was == is) {
      return;
    }
    boolean _ = is ? there.add(engineer) : there.remove(engineer);
    for (Task task : person.tasks) {
      if (is) {
        run(person, task);
      } else {
        task.stop(outside.millis());
      }
    }
  }

  /** {@return whether and why not somebody is there} */
  Presence presence(EngineerId engineer) {
    return person(engineer).presence;
  }

  /** {@return how many are there} */
  int present() {
    return there.size();
  }

  /** {@return whether they are there} */
  boolean isPresent(EngineerId engineer) {
    return there.contains(engineer);
  }

  /** Somebody begins a task, at once or when they are there. */
  void begin(EngineerId engineer, Task task) {
    Person person = person(engineer);
    person.tasks.add(task);
    if (person.presence == Presence.PRESENT) {
      run(person, task);
    }
  }

  /** Somebody stops doing that. */
  void drop(EngineerId engineer, Task task) {
    task.stop(outside.millis());
    person(engineer).tasks.remove(task);
  }

  /** Somebody leads a P1 from now on, wherever they are; another that they lead stands still. */
  void beginMajor(EngineerId lead, Task task) {
    Person person = person(lead);
    if (!person.majors.isEmpty()) {
      person.majors.getLast().stop(outside.millis());
    }
    person.majors.add(task);
    run(person, task);
  }

  /** Somebody leads that P1 no more, and goes on with the one that they left for it. */
  void dropMajor(EngineerId lead, Task task) {
    endMajor(person(lead), task);
  }

  private void endMajor(Person person, Task task) {
    task.stop(outside.millis());
    boolean goesOn = !person.majors.isEmpty() && person.majors.getLast() == task;
    person.majors.remove(task);
    if (goesOn && !person.majors.isEmpty()) {
      run(person, person.majors.getLast());
    }
  }

  private void run(Person person, Task task) {
    long now = outside.millis();
    int run = task.start(now);
    outside.at(
        now + task.leftMillis(),
        () -> {
          if (task.runs(run)) {
            end(person, task);
            done.accept(task);
          }
        });
  }

  private void end(Person person, Task task) {
    if (person.majors.contains(task)) {
      endMajor(person, task);
    } else {
      task.stop(outside.millis());
      person.tasks.remove(task);
    }
  }

  private Person person(EngineerId engineer) {
    return people.computeIfAbsent(engineer, _ -> new Person());
  }
}
