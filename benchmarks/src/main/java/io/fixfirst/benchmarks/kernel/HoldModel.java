package io.fixfirst.benchmarks.kernel;

import io.fixfirst.simulation.kernel.Agenda;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.eventlist.BinaryTree;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.RedblackTree;
import umontreal.ssj.simevents.eventlist.SplayTree;

/**
 * A pending-event set that always holds the same number of events: each step takes out the first
 * and puts one back, an exponential time of one hour on the mean later.
 */
abstract class HoldModel {

  private static final int DELAYS = 1 << 16;
  private static final double MEAN_MILLIS = 3_600_000;

  private final long[] delays = new long[DELAYS];
  private int next;

  HoldModel() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < DELAYS; i++) {
      delays[i] = (long) (-Math.log(1 - random.nextDouble()) * MEAN_MILLIS);
    }
  }

  /** {@return a model of that size on that pending-event set} */
  static HoldModel of(String set, int size) {
    HoldModel model =
        switch (set) {
          case "fixfirst" -> new OnAgenda();
          case "plain heap" -> new OnPlainHeap();
          case "PriorityQueue" -> new OnPriorityQueue();
          case "SSJ SplayTree" -> new OnEventList(new SplayTree());
          case "SSJ BinaryTree" -> new OnEventList(new BinaryTree());
          case "SSJ RedblackTree" -> new OnEventList(new RedblackTree());
          case "SSJ Henriksen" -> new OnEventList(new Henriksen());
          default -> throw new IllegalArgumentException("There is no such set (" + set + ").");
        };
    for (int i = 0; i < size; i++) {
      model.add(model.delay());
    }
    return model;
  }

  final long delay() {
    return delays[next++ & (DELAYS - 1)];
  }

  abstract void add(long time);

  /** Takes out the first and puts it back later. {@return when the first was} */
  abstract double step();

  private static final class OnAgenda extends HoldModel {
    private final Agenda<Object> agenda = new Agenda<>(0);

    @Override
    void add(long time) {
      int _ = agenda.add(time, new Object());
    }

    @Override
    double step() {
      long time = agenda.firstTime();
      Object first = Objects.requireNonNull(agenda.takeFirst());
      int _ = agenda.add(time + delay(), first);
      return time;
    }
  }

  private static final class OnPlainHeap extends HoldModel {
    private final PlainHeap heap = new PlainHeap();

    @Override
    void add(long time) {
      heap.add(time << 1);
    }

    @Override
    double step() {
      long time = heap.first() >> 1;
      heap.replaceFirst((time + delay()) << 1);
      return time;
    }
  }

  private static final class OnPriorityQueue extends HoldModel {
    private static final class Entry implements Comparable<Entry> {
      private long time;
      private long order;

      @Override
      public int compareTo(Entry other) {
        int byTime = Long.compare(time, other.time);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
      }
    }

    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    private long orders;

    @Override
    void add(long time) {
      Entry entry = new Entry();
      entry.time = time;
      entry.order = orders++;
      queue.add(entry);
    }

    @Override
    double step() {
      Entry first = queue.remove();
      long time = first.time;
      first.time += delay();
      first.order = orders++;
      queue.add(first);
      return time;
    }
  }

  private static final class OnEventList extends HoldModel {
    private static final class Entry extends Event {
      private void at(double time) {
        eventTime = time;
      }

      private double when() {
        return eventTime;
      }

      @Override
      public void actions() {}
    }

    private final EventList list;

    OnEventList(EventList list) {
      this.list = list;
    }

    @Override
    void add(long time) {
      Entry entry = new Entry();
      entry.at(time);
      list.add(entry);
    }

    @Override
    double step() {
      Entry first = (Entry) list.removeFirst();
      double time = first.when();
      first.at(time + delay());
      list.add(first);
      return time;
    }
  }
}
