package io.fixfirst.benchmarks.kernel;

import io.fixfirst.simulation.kernel.Agenda;
import io.fixfirst.simulation.world.Chance;
import io.fixfirst.simulation.world.Streams;
import java.util.Objects;
import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.rng.LFSR113;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.rng.RandomStream;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/**
 * M/M/20: 20 servers, exponential times, arrivals at rate 18, each served at rate 1, first come
 * first served. The mean wait is 0.275385.
 */
interface QueueModel {

  int SERVERS = 20;
  double ARRIVALS = 18;

  /** {@return the mean wait of that many customers, who begin with nobody there} */
  double meanWait(int customers);

  /** {@return the model on our kernel, by hand, or on SSJ with one of its generators} */
  static QueueModel on(String kernel) {
    return switch (kernel) {
      case "fixfirst" -> OnAgenda::run;
      case "plain Java" -> PlainQueue::run;
      case "SSJ" -> customers -> new OnSsj(new MRG32k3a(), new MRG32k3a()).run(customers);
      case "SSJ, LFSR113" -> customers -> new OnSsj(new LFSR113(), new LFSR113()).run(customers);
      default -> throw new IllegalArgumentException("There is no such kernel (" + kernel + ").");
    };
  }

  /** On our agenda and streams; one unit of time is an hour. */
  final class OnAgenda {
    private static final double UNIT_MILLIS = 3_600_000;

    private enum Step {
      ARRIVAL,
      DEPARTURE
    }

    private OnAgenda() {}

    private static double run(int customers) {
      Streams streams = new Streams(1);
      Chance arrivals = streams.named("arrivals");
      Chance services = streams.named("services");
      Agenda<Step> agenda = new Agenda<>(0);
      WaitingLine line = new WaitingLine();
      int busy = 0;
      int begun = 0;
      double waited = 0;
      agenda.add(millis(arrivals, ARRIVALS), Step.ARRIVAL);
      while (begun < customers) {
        long now = agenda.firstTime();
        switch (Objects.requireNonNull(agenda.takeFirst())) {
          case ARRIVAL -> {
            agenda.add(now + millis(arrivals, ARRIVALS), Step.ARRIVAL);
            if (busy < SERVERS) {
              busy++;
              begun++;
              agenda.add(now + millis(services, 1), Step.DEPARTURE);
            } else {
              line.add(now);
            }
          }
          case DEPARTURE -> {
            if (line.isEmpty()) {
              busy--;
            } else {
              waited += now - line.remove();
              begun++;
              agenda.add(now + millis(services, 1), Step.DEPARTURE);
            }
          }
        }
      }
      return waited / UNIT_MILLIS / begun;
    }

    private static long millis(Chance chance, double rate) {
      return Math.round(chance.exponential() / rate * UNIT_MILLIS);
    }
  }

  /** On SSJ's simulator, with its default event list, as its manual writes such models. */
  final class OnSsj {
    private final Simulator simulator = new Simulator();
    private final ExponentialGen arrivals;
    private final ExponentialGen services;
    private final WaitingLine line = new WaitingLine();
    private int busy;
    private int begun;
    private int customers;
    private double waited;

    private OnSsj(RandomStream forArrivals, RandomStream forServices) {
      arrivals = new ExponentialGen(forArrivals, ARRIVALS);
      services = new ExponentialGen(forServices, 1);
    }

    private double run(int number) {
      customers = number;
      simulator.init();
      new Arrival().schedule(arrivals.nextDouble());
      simulator.start();
      return waited / begun;
    }

    private void begin(double wait) {
      waited += wait;
      if (++begun == customers) {
        simulator.stop();
      }
      new Departure().schedule(services.nextDouble());
    }

    private final class Arrival extends Event {
      private Arrival() {
        super(simulator);
      }

      @Override
      public void actions() {
        schedule(arrivals.nextDouble());
        if (busy < SERVERS) {
          busy++;
          begin(0);
        } else {
          line.add(simulator.time());
        }
      }
    }

    private final class Departure extends Event {
      private Departure() {
        super(simulator);
      }

      @Override
      public void actions() {
        if (line.isEmpty()) {
          busy--;
        } else {
          begin(simulator.time() - line.remove());
        }
      }
    }
  }
}
