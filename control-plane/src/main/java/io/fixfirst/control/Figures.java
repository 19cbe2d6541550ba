package io.fixfirst.control;

import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.actors.RuntimeCounters;
import io.fixfirst.control.access.RememberedAnswers;
import io.fixfirst.control.http.Json;
import io.fixfirst.control.view.ViewReader;
import io.fixfirst.control.view.Views;
import io.fixfirst.core.sla.Priority;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.apache.pekko.actor.Cancellable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The installation's figures. What the database must be asked for is asked every few seconds. */
final class Figures implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final String BREACHES = "SELECT coalesce(sum(breaches), 0) FROM view_incident";
  private static final String P1 =
      "SELECT count(*) FROM view_incident WHERE open AND priority = ? AND state <> 'RESTORED'";
  private static final String WAITING = "SELECT count(*) FROM view_ticket WHERE state = 'WAITING'";

  private final MeterRegistry registry;
  private final LiveRuntime runtime;
  private final ViewReader views;
  private final RememberedAnswers answers;
  private final Executor executor;
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final Map<Priority, AtomicLong> open = new EnumMap<>(Priority.class);
  private final AtomicLong breaches = new AtomicLong();
  private final AtomicLong majors = new AtomicLong();
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong stuck = new AtomicLong();
  private final AtomicLong lagMillis = new AtomicLong();
  private final AtomicReference<Cancellable> timer =
      new AtomicReference<>(Cancellable.alreadyCancelled());
  private int rounds;

  Figures(
      MeterRegistry registry,
      LiveRuntime runtime,
      ViewReader views,
      RememberedAnswers answers,
      Executor executor) {
    this.registry = registry;
    this.runtime = runtime;
    this.views = views;
    this.answers = answers;
    this.executor = executor;
  }

  void start() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    gc.bindTo(registry);
    for (Priority priority : Priority.values()) {
      AtomicLong count = new AtomicLong();
      open.put(priority, count);
      Gauge.builder("fixfirst_incidents_open", count, AtomicLong::get)
          .description("Open incidents, by priority")
          .tag("priority", Json.name(priority))
          .register(registry);
    }
    gauge("fixfirst_p1_active", "P1s whose service is not restored", majors);
    gauge("fixfirst_desk_waiting", "Tickets that wait for somebody", waiting);
    gauge(
        "fixfirst_entities_stuck",
        "Entities that stand still, because an event of theirs cannot be read",
        stuck);
    Gauge.builder("fixfirst_projection_lag_seconds", lagMillis, millis -> millis.get() / 1000.0)
        .description("How old the oldest event is that the views do not show yet")
        .tag("projection", Views.NAME)
        .register(registry);
    FunctionCounter.builder("fixfirst_sla_breaches", breaches, AtomicLong::get)
        .description("Clocks that have run out")
        .register(registry);
    counters(runtime.counters());
    timer.set(
        runtime
            .system()
            .scheduler()
            .scheduleWithFixedDelay(
                Duration.ZERO,
                EVERY,
                () -> executor.execute(this::refresh),
                runtime.system().executionContext()));
  }

  @Override
  public void close() {
    timer.get().cancel();
    gc.close();
  }

  private void counters(RuntimeCounters counters) {
    counter("fixfirst_commands", "Commands decided", counters, RuntimeCounters::commands);
    counter("fixfirst_events", "Events written", counters, RuntimeCounters::events);
    counter("fixfirst_refusals", "Commands refused by rules", counters, RuntimeCounters::refusals);
    counter(
        "fixfirst_defects", "Commands at which rules failed", counters, RuntimeCounters::defects);
    counter("fixfirst_overloads", "Commands turned away", counters, RuntimeCounters::overloads);
    counter(
        "fixfirst_write_failures", "Writes that failed", counters, RuntimeCounters::writeFailures);
    counter("fixfirst_sends", "Messages between entities", counters, RuntimeCounters::sends);
    counter("fixfirst_send_retries", "Messages sent again", counters, RuntimeCounters::sendRetries);
    counter("fixfirst_wakes", "Timers that have fired", counters, RuntimeCounters::wakes);
    Gauge.builder("fixfirst_entities_awake", counters, RuntimeCounters::awake)
        .description("Entities in memory")
        .register(registry);
    Gauge.builder("fixfirst_messages_open", counters, RuntimeCounters::open)
        .description(
            "Messages between entities without an answer yet, and timers being carried out")
        .register(registry);
  }

  private void counter(
      String name,
      String description,
      RuntimeCounters counters,
      ToDoubleFunction<RuntimeCounters> value) {
    FunctionCounter.builder(name, counters, value).description(description).register(registry);
  }

  private void gauge(String name, String description, AtomicLong value) {
    Gauge.builder(name, value, AtomicLong::get).description(description).register(registry);
  }

  private synchronized void refresh() {
    try {
      views.openByPriority().forEach((priority, count) -> count(priority).set(count));
      breaches.set(views.count(BREACHES));
      majors.set(views.count(P1, Priority.P1.ordinal()));
      waiting.set(views.count(WAITING));
      stuck.set(runtime.journal().unreadable().count());
      lagMillis.set(runtime.projections().lag(Views.NAME).toMillis());
      if (rounds++ % 720 == 0) { // Once an hour.
        answers.sweep();
      }
    } catch (SQLException | RuntimeException e) {
      LOG.debug("The figures stay as they are: the database does not answer.", e);
    }
  }

  private AtomicLong count(Priority priority) {
    return open.computeIfAbsent(priority, _ -> new AtomicLong());
  }
}
