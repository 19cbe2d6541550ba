package io.fixfirst.simulation.theory;

import java.util.Arrays;

/**
 * Closed forms of queues in the steady state, after Kleinrock, Queueing Systems I and II (1975,
 * 1976) and Gross and Harris, Fundamentals of Queueing Theory. Rates are per unit of time, times in
 * the same unit.
 */
final class QueueingTheory {

  private QueueingTheory() {}

  /** {@return the probability that somebody finds no server free in M/M/c/c (Erlang B)} */
  static double erlangB(double arrivals, double service, int servers) {
    double load = arrivals / service;
    double blocked = 1;
    for (int c = 1; c <= servers; c++) {
      blocked = load * blocked / (c + load * blocked);
    }
    return blocked;
  }

  /** {@return the probability that somebody waits in M/M/c (Erlang C)} */
  static double erlangC(double arrivals, double service, int servers) {
    double blocked = erlangB(arrivals, service, servers);
    double utilisation = arrivals / service / servers;
    return blocked / (1 - utilisation * (1 - blocked));
  }

  /** {@return the mean wait in M/M/c} */
  static double waitMmc(double arrivals, double service, int servers) {
    return erlangC(arrivals, service, servers) / (servers * service - arrivals);
  }

  /** {@return the wait in M/M/c that the share does not exceed} */
  static double waitQuantileMmc(double arrivals, double service, int servers, double share) {
    double waits = erlangC(arrivals, service, servers);
    return Math.max(0, Math.log(waits / (1 - share)) / (servers * service - arrivals));
  }

  /** {@return the mean wait in M/G/1 (Pollaczek and Khinchine)} */
  static double waitMg1(double arrivals, double mean, double scv) {
    return arrivals * mean * mean * (1 + scv) / (2 * (1 - arrivals * mean));
  }

  /** What M/D/c comes to: the probability of waiting, and the mean wait. */
  record Mdc(double waits, double meanWait) {}

  /**
   * {@return M/D/c with a service time of 1}
   *
   * <p>Whoever is served now has left a service time later (Crommelin 1932): the number in the
   * system at t + 1 is what exceeded the servers at t, plus a Poisson number. Iterated until it
   * stands.
   */
  static Mdc mdc(double arrivals, int servers) {
    int most = 400;
    double[] poisson = new double[most];
    poisson[0] = Math.exp(-arrivals);
    for (int i = 1; i < most; i++) {
      poisson[i] = poisson[i - 1] * arrivals / i;
    }
    double[] now = new double[most];
    now[0] = 1;
    double moved = 1;
    while (moved > 1e-15) {
      double[] next = new double[most];
      for (int n = 0; n < most; n++) {
        int left = Math.max(0, n - servers);
        for (int come = 0; left + come < most; come++) {
          next[left + come] += now[n] * poisson[come];
        }
      }
      moved = 0;
      for (int n = 0; n < most; n++) {
        moved = Math.max(moved, Math.abs(next[n] - now[n]));
      }
      now = next;
    }
    double waits = 1 - Arrays.stream(now, 0, servers).sum();
    double queue = 0;
    for (int n = servers; n < most; n++) {
      queue += (n - servers) * now[n];
    }
    return new Mdc(waits, queue / arrivals);
  }

  /** A class of customers: how often they come, and the moments of their service time. */
  record Kind(double arrivals, double mean, double scv) {
    double load() {
      return arrivals * mean;
    }

    /** {@return the residual work that it brings: λ E[S²] / 2} */
    double residual() {
      return arrivals * mean * mean * (1 + scv) / 2;
    }
  }

  /** {@return the mean waits in M/G/1 with priorities that do not interrupt (Cobham 1954)} */
  static double[] waitsByPriority(Kind... heaviestFirst) {
    double residual = Arrays.stream(heaviestFirst).mapToDouble(Kind::residual).sum();
    double[] waits = new double[heaviestFirst.length];
    double above = 0;
    for (int i = 0; i < waits.length; i++) {
      double with = above + heaviestFirst[i].load();
      waits[i] = residual / ((1 - above) * (1 - with));
      above = with;
    }
    return waits;
  }

  /** {@return the mean times in M/G/1 with priorities that interrupt, and work that goes on} */
  static double[] timesPreemptive(Kind... heaviestFirst) {
    double[] times = new double[heaviestFirst.length];
    double above = 0;
    double residual = 0;
    for (int i = 0; i < times.length; i++) {
      double with = above + heaviestFirst[i].load();
      residual += heaviestFirst[i].residual();
      times[i] = heaviestFirst[i].mean() / (1 - above) + residual / ((1 - above) * (1 - with));
      above = with;
    }
    return times;
  }

  /** {@return the mean waits in M/M/c with priorities of one service rate that do not interrupt} */
  static double[] waitsByPriorityMmc(double service, int servers, double... heaviestFirst) {
    double arrivals = Arrays.stream(heaviestFirst).sum();
    double capacity = servers * service;
    double residual = erlangC(arrivals, service, servers) / capacity;
    double[] waits = new double[heaviestFirst.length];
    double above = 0;
    for (int i = 0; i < waits.length; i++) {
      double with = above + heaviestFirst[i] / capacity;
      waits[i] = residual / ((1 - above) * (1 - with));
      above = with;
    }
    return waits;
  }

  /**
   * {@return the mean time in M/M/1 whose server goes down for exponential times, idle or not, and
   * goes on afterwards (Avi-Itzhak and Naor 1963)}
   *
   * @param downRate how often it goes down while it is up
   * @param down how long it is down on average
   */
  static double timeInterrupted(double arrivals, double service, double downRate, double down) {
    double stretched = (1 + downRate * down) / service;
    double second = 2 * stretched * stretched + downRate * 2 * down * down / service;
    double foundDown = downRate * down * down / (1 + downRate * down);
    return stretched + arrivals * second / (2 * (1 - arrivals * stretched)) + foundDown;
  }

  /**
   * {@return how many of so many machines are down on average, with exponential times up and to
   * repair}
   */
  static double machinesDown(int machines, double failures, double repair, int engineers) {
    double[] weights = new double[machines + 1];
    weights[0] = 1;
    for (int down = 1; down <= machines; down++) {
      weights[down] =
          weights[down - 1]
              * (machines - down + 1)
              * failures
              / (Math.min(down, engineers) * repair);
    }
    double all = Arrays.stream(weights).sum();
    double down = 0;
    for (int i = 1; i <= machines; i++) {
      down += i * weights[i] / all;
    }
    return down;
  }

  /** What M/M/c+M comes to: who hangs up, and how many wait on average. */
  record Abandonment(double hangUp, double queue) {}

  /** {@return M/M/c whose callers have exponential patience (Palm 1957), called Erlang A} */
  static Abandonment abandonment(double arrivals, double service, int servers, double impatience) {
    int most = servers + 2_000;
    double[] weights = new double[most + 1];
    weights[0] = 1;
    double all = 1;
    double queue = 0;
    for (int n = 1; n <= most; n++) {
      int waiting = Math.max(0, n - servers);
      weights[n] =
          weights[n - 1] * arrivals / (Math.min(n, servers) * service + waiting * impatience);
      all += weights[n];
      queue += waiting * weights[n];
    }
    return new Abandonment(impatience * queue / all / arrivals, queue / all);
  }

  /** {@return the mean wait in M[X]/M/1, of all in a batch; batches are geometric from one} */
  static double waitBatches(double batches, double meanSize, double service) {
    double load = batches * meanSize / service;
    double secondOfSize = meanSize * (2 * meanSize - 1);
    double number = load / (1 - load) * (secondOfSize + meanSize) / (2 * meanSize);
    return number / (batches * meanSize) - 1 / service;
  }

  /** {@return the probability of waiting in D/M/1: the root of σ = exp(-μ (1 - σ) a) below 1} */
  static double waitsDm1(double apart, double service) {
    double root = 0.5;
    for (int i = 0; i < 10_000; i++) {
      root = Math.exp(-service * (1 - root) * apart);
    }
    return root;
  }

  /**
   * {@return how many there are on average in M/M/infinity during a time that began empty}
   *
   * <p>At t there are λ/μ (1 - exp(-μt)); this is its average from 0 to {@code until}.
   */
  static double averageFromEmpty(double arrivals, double service, double until) {
    double passed = service * until;
    return arrivals / service * (1 + Math.expm1(-passed) / passed);
  }

  /**
   * {@return how many there are on average in M(t)/M/infinity between two times, long after the
   * beginning}
   *
   * <p>The rate is λ (1 + α sin ωt); at t there are λ/μ (1 + α (μ² sin ωt - ωμ cos ωt) / (μ² + ω²))
   * (Eick, Massey and Whitt 1993); this is its average.
   */
  static double averageUnderSine(
      double arrivals, double amplitude, double period, double service, double from, double to) {
    double omega = 2 * Math.PI / period;
    double sine = (Math.cos(omega * from) - Math.cos(omega * to)) / (omega * (to - from));
    double cosine = (Math.sin(omega * to) - Math.sin(omega * from)) / (omega * (to - from));
    double moved =
        (service * service * sine - omega * service * cosine) / (service * service + omega * omega);
    return arrivals / service * (1 + amplitude * moved);
  }
}
