package io.fixfirst.control.webhook;

import io.fixfirst.actors.journal.JournalReader;
import io.fixfirst.control.access.Seal;
import io.fixfirst.control.webhook.Courier.Answer;
import io.fixfirst.control.webhook.Delivery.State;
import io.fixfirst.control.webhook.Delivery.Taken;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.pekko.actor.typed.ActorSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages that are on their way, some at once. It takes one for a little longer than it
 * has patience with a receiver; if the process dies in between, another one takes it after that,
 * and it goes out again under the same id. What was not taken by its receiver is tried again, more
 * and more rarely, for about a day, and is a dead letter then.
 */
public final class WebhookSender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
  private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);
  private static final Duration COUNT_EVERY = Duration.ofSeconds(5);

  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final Courier courier;
  private final WebhookSettings settings;
  private final InstantSource time;
  private final Semaphore places;
  private final ConcurrentHashMap<String, Integer> underWay = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Counter delivered;
  private final Counter failed;
  private final Counter dead;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong deadLetters = new AtomicLong();
  private Instant swept = Instant.EPOCH;
  private Instant counted = Instant.EPOCH;
  private boolean failing;

  private WebhookSender(
      Webhooks webhooks,
      Deliveries deliveries,
      Courier courier,
      WebhookSettings settings,
      InstantSource time,
      MeterRegistry registry) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.courier = courier;
    this.settings = settings;
    this.time = time;
    this.places = new Semaphore(settings.atOnce());
    this.delivered = counter(registry, "delivered");
    this.failed = counter(registry, "failed");
    this.dead = counter(registry, "dead");
    Gauge.builder("fixfirst_webhook_waiting", waiting, AtomicLong::get)
        .description("Messages to receivers that wait to be sent, or sent again")
        .register(registry);
    Gauge.builder("fixfirst_webhook_dead_letters", deadLetters, AtomicLong::get)
        .description("Messages that nobody took for too long, and which can be sent again")
        .register(registry);
  }

  /**
   * {@return the sender, at work}
   *
   * @param time real time: receivers refuse messages that are old
   * @throws SQLException if the database does not answer
   */
  public static WebhookSender start(
      ActorSystem<?> system,
      DataSource dataSource,
      JournalReader journal,
      Seal seal,
      WebhookSettings settings,
      InstantSource time,
      MeterRegistry registry)
      throws SQLException {
    WebhookSender sender =
        new WebhookSender(
            new Webhooks(dataSource, journal, seal),
            new Deliveries(dataSource),
            new Courier(
                system,
                new Destinations(settings.allow(), settings.plainHttp()),
                Trust.in(settings.trustedCertificates()),
                settings.patience(),
                settings.atOnce()),
            settings,
            time,
            registry);
    Thread.ofVirtual().name("webhooks").start(sender::run);
    return sender;
  }

  @Override
  public void close() {
    closed.countDown();
    courier.close();
  }

  private static Counter counter(MeterRegistry registry, String outcome) {
    return Counter.builder("fixfirst_webhook_deliveries")
        .description("Attempts to send a message to a receiver, by what came of them")
        .tag("outcome", outcome)
        .register(registry);
  }

  private void run() {
    try {
      long waitMillis = 0;
      while (!closed.await(waitMillis, TimeUnit.MILLISECONDS)) {
        places.acquire();
        boolean began = begin();
        if (!began) {
          places.release();
        }
        waitMillis = began ? 0 : settings.every().toMillis();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean begin() {
    try {
      Instant now = time.instant();
      tidy(now);
      Instant until = now.plus(settings.patience()).plus(settings.takenOverAfter());
      Optional<Taken> taken = deliveries.take(busy(), now, until);
      failing = false;
      taken.ifPresent(
          one -> {
            underWay.merge(one.tenant(), 1, Integer::sum);
            Thread.ofVirtual().name("webhook-" + one.id()).start(() -> deliver(one));
          });
      return taken.isPresent();
    } catch (SQLException | RuntimeException e) {
      if (!failing) {
        LOG.warn("Webhooks cannot be sent; they wait.", e);
      }
      failing = true;
      return false;
    }
  }

  private List<String> busy() {
    return underWay.entrySet().stream()
        .filter(entry -> entry.getValue() >= settings.atOncePerTenant())
        .map(Map.Entry::getKey)
        .toList();
  }

  private void deliver(Taken one) {
    try {
      Instant now = time.instant();
      Map<String, String> headers =
          Signatures.headers(webhooks.secrets(one.webhook(), now), one.message(), now, one.body());
      note(one, courier.post(URI.create(one.url()), one.body(), headers));
    } catch (SQLException | RuntimeException e) {
      if (closed.getCount() > 0) { // Else another process takes it soon.
        LOG.warn("The message {} of webhook {} is tried again.", one.message(), one.webhook(), e);
      }
    } finally {
      underWay.computeIfPresent(one.tenant(), (_, count) -> count > 1 ? count - 1 : null);
      places.release();
    }
  }

  private void note(Taken one, Answer answer) throws SQLException {
    Instant now = time.instant();
    if (answer.isTaken()) {
      delivered.increment();
      deliveries.note(one.id(), State.DELIVERED, now, answer.status(), null);
      return;
    }
    failed.increment();
    boolean lost = answer.isGone() || !now.isBefore(one.giveUp());
    Instant next =
        now.plus(
            settings.backoff().after(one.tries() + 1, ThreadLocalRandom.current().nextDouble()));
    deliveries.note(
        one.id(),
        lost ? State.DEAD : State.WAITING,
        next.isBefore(one.giveUp()) ? next : one.giveUp(),
        answer.status(),
        answer.error());
    if (lost) {
      dead.increment();
      LOG.warn(
          "The message {} of webhook {} is a dead letter: {}",
          one.message(),
          one.webhook(),
          answer.error());
    }
    if (answer.isGone()) {
      webhooks.stop(one.webhook(), "The receiver answered 410: it wants nothing more.");
    }
  }

  private void tidy(Instant now) throws SQLException {
    if (!now.isBefore(counted.plus(COUNT_EVERY))) {
      waiting.set(deliveries.count(State.WAITING));
      deadLetters.set(deliveries.count(State.DEAD));
      counted = now;
    }
    if (!now.isBefore(swept.plus(SWEEP_EVERY))) {
      deliveries.sweep(now, settings.keepDelivered(), settings.keepDead());
      swept = now;
    }
  }
}
