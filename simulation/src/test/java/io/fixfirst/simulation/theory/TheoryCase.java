package io.fixfirst.simulation.theory;

import io.fixfirst.simulation.theory.QueueingTheory.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario file and what theory says that it comes to.
 *
 * @param file its name without the ending
 * @param transitory whether the answer is about just the time that the file counts; otherwise it is
 *     about the steady state, and any part of that time tells it, only less exactly
 */
record TheoryCase(String file, boolean transitory, List<Answer> answers) {

  /**
   * One figure.
   *
   * @param name as people put it
   * @param figure the simulator's name of it
   * @param value in the figure's own unit: minutes for times, shares from 0 to 1
   */
  record Answer(String name, String figure, double value) {}

  private static final double HOUR = 60;
  private static final String WAIT = "lines.2.waitMinutes";
  private static final String WAITS = "lines.2.waitedShare";

  static TheoryCase named(String file) {
    return all().stream().filter(one -> one.file.equals(file)).findFirst().orElseThrow();
  }

  static List<TheoryCase> all() {
    List<TheoryCase> cases = new ArrayList<>();
    cases.add(
        of(
            "mm1",
            time("Wq", WAIT, 4),
            share("P(wait)", WAITS, 0.8),
            time("W p95", "timeToResolveMinutes.all.p95", Math.log(20) / 0.2)));
    cases.add(
        of(
            "mm20",
            time("Wq", WAIT, QueueingTheory.waitMmc(18, 1, 20)),
            share("P(wait)", WAITS, QueueingTheory.erlangC(18, 1, 20)),
            time(
                "Wq p95",
                "lines.2.waitP95Minutes",
                QueueingTheory.waitQuantileMmc(18, 1, 20, 0.95))));
    cases.add(of("mg1-deterministic", time("Wq", WAIT, QueueingTheory.waitMg1(0.7, 1, 0))));
    cases.add(of("mg1-erlang", time("Wq", WAIT, QueueingTheory.waitMg1(0.7, 1, 0.5))));
    cases.add(of("mg1-lognormal", time("Wq", WAIT, QueueingTheory.waitMg1(0.7, 1, 2.25))));
    cases.add(of("mg1-hyperexponential", time("Wq", WAIT, QueueingTheory.waitMg1(0.7, 1, 4))));
    QueueingTheory.Mdc mdc = QueueingTheory.mdc(3.4, 4);
    cases.add(of("md4", time("Wq", WAIT, mdc.meanWait()), share("P(wait)", WAITS, mdc.waits())));
    priorities(cases);
    cases.add(
        of(
            "interruptions",
            time(
                "T",
                "timeToResolveMinutes.all.mean",
                QueueingTheory.timeInterrupted(0.5, 1, 0.1, 2))));
    cases.add(twoLines());
    cases.add(
        of(
            "finite-source",
            number("E[down]", "tickets.open", QueueingTheory.machinesDown(70, 0.01, 0.25, 3))));
    cases.add(
        of(
            "finite-members",
            number("E[down]", "tickets.open", QueueingTheory.machinesDown(70, 0.01, 0.25, 3))));
    double closed = 4 * 16 * 16 / 2.0 + 64 * 64 / 2.0;
    cases.add(
        of(
            "office-hours",
            share("attained", "sla.normal.resolve.attained", 1 - Math.exp(-2)),
            time("delay to opening", WAIT, closed / 168)));
    others(cases);
    return List.copyOf(cases);
  }

  private static void priorities(List<TheoryCase> cases) {
    Kind first = new Kind(0.10, 0.5, 1);
    Kind second = new Kind(0.25, 1, 0);
    Kind third = new Kind(0.40, 1, 2);
    double[] waits = QueueingTheory.waitsByPriority(first, second, third);
    cases.add(
        of(
            "priorities",
            time("Wq first", "timeToAcknowledgeMinutes.high.mean", waits[0]),
            time("Wq second", "timeToAcknowledgeMinutes.normal.mean", waits[1]),
            time("Wq third", "timeToAcknowledgeMinutes.low.mean", waits[2])));
    double[] times = QueueingTheory.timesPreemptive(first, second, third);
    cases.add(
        of(
            "preemptive-first",
            time("T first", "timeToRestoreMinutes.p1.mean", times[0]),
            time("T second", "timeToResolveMinutes.medium.mean", times[1])));
    cases.add(
        of("preemptive-third", time("T third", "timeToResolveMinutes.medium.mean", times[2])));
  }

  private static TheoryCase twoLines() {
    double first = 9 / (1 - 0.05 - 0.25 * 0.1);
    double second = first * 0.25;
    double waitFirst = QueueingTheory.waitMmc(first, 1, 14);
    double waitSecond = QueueingTheory.waitMmc(second, 0.6, 6);
    return of(
        "two-lines",
        time("Wq line 1", "lines.1.waitMinutes", waitFirst),
        time("Wq line 2", "lines.2.waitMinutes", waitSecond),
        time(
            "time in system",
            "timeToResolveMinutes.all.mean",
            (first * (waitFirst + 1) + second * (waitSecond + 1 / 0.6)) / 9));
  }

  private static void others(List<TheoryCase> cases) {
    cases.add(of("batches", time("Wq", WAIT, QueueingTheory.waitBatches(0.3, 2, 1))));
    double sigma = QueueingTheory.waitsDm1(1.25, 1);
    cases.add(of("dm1", time("Wq", WAIT, sigma / (1 - sigma)), share("P(wait)", WAITS, sigma)));
    double[] waits = QueueingTheory.waitsByPriorityMmc(1, 4, 1.2, 2.2);
    cases.add(
        of(
            "mm4-priorities",
            time("Wq first", "timeToAcknowledgeMinutes.high.mean", waits[0]),
            time("Wq second", "timeToAcknowledgeMinutes.low.mean", waits[1])));
    cases.add(
        of(
            "mm20-abandonment",
            number("Lq", "lines.2.queue", QueueingTheory.abandonment(22, 1, 20, 2).queue())));
    cases.add(
        of(
            "loss",
            share(
                "utilisation",
                "lines.2.utilisation",
                4 * (1 - QueueingTheory.erlangB(4, 1, 5)) / 5)));
    cases.add(
        of(
            "skills",
            time(
                "T first", "timeToResolveMinutes.high.mean", 1 + QueueingTheory.waitMmc(2.4, 1, 3)),
            time(
                "T second",
                "timeToResolveMinutes.low.mean",
                1 + QueueingTheory.waitMmc(1.4, 1, 2))));
    cases.add(
        during(
            "transient",
            number("L", "tickets.open", QueueingTheory.averageFromEmpty(30, 1 / 3.0, 3))));
    cases.add(
        during(
            "sine",
            number(
                "L", "tickets.open", QueueingTheory.averageUnderSine(12, 0.8, 24, 1 / 3.0, 0, 6))));
  }

  private static TheoryCase of(String file, Answer... answers) {
    return new TheoryCase(file, false, List.of(answers));
  }

  /** {@return a case whose answer is about just the time that its file counts} */
  private static TheoryCase during(String file, Answer... answers) {
    return new TheoryCase(file, true, List.of(answers));
  }

  private static Answer time(String name, String figure, double hours) {
    return new Answer(name, figure, hours * HOUR);
  }

  private static Answer share(String name, String figure, double value) {
    return new Answer(name, figure, value);
  }

  private static Answer number(String name, String figure, double value) {
    return new Answer(name, figure, value);
  }

  @Override
  public String toString() {
    return file;
  }
}
