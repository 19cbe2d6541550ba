package io.fixfirst.actors;

import com.typesafe.config.Config;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.journal.Offset;
import io.fixfirst.actors.parcel.Depot;
import io.fixfirst.actors.parcel.Parcel;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.EntityId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * Prints how long a start takes and how many commands a second are answered after their write.
 * {@code java RuntimeBench DIRECTORY [COMMANDS]}; a second run measures a second start.
 */
final class RuntimeBench {

  private record Wish(EntityId id, io.fixfirst.core.Command command) {}

  private RuntimeBench() {}

  public static void main(String[] args) throws InterruptedException, SQLException {
    long began = System.nanoTime();
    Config config = LiveRuntime.config();
    Database database = Database.embedded(Path.of(args[0]), config);
    print("database", began);
    long runtimeBegan = System.nanoTime();
    LiveRuntime runtime =
        LiveRuntime.start(
            config, database, ScaledClock.system(), List.of(Parcel.TYPE, Depot.TYPE), List.of());
    print("runtime", runtimeBegan);
    long askBegan = System.nanoTime();
    runtime
        .entities()
        .ask(new DeskId("a"), new Depot.DepotCommand.Close(true))
        .toCompletableFuture()
        .join();
    print("first answer", askBegan);
    print("in all", began);
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 0;
    if (count > 0) {
      long salt = System.currentTimeMillis();
      for (int round = 0; round < 3; round++) {
        long from = salt + (long) round * count;
        load(
            runtime,
            "new entity each",
            count,
            2_000,
            n -> new Wish(new DeskId("n" + (from + n)), new Depot.DepotCommand.Close(true)));
      }
      load(
          runtime,
          "1,000 entities",
          count,
          2_000,
          n ->
              new Wish(
                  new DeskId("m" + n % 1000), new Depot.DepotCommand.Close(n / 1000 % 2 == 0)));
      load(
          runtime,
          "one entity",
          count / 4,
          2_000,
          n -> new Wish(new DeskId("d"), new Depot.DepotCommand.Close(n % 2 == 0)));
      long caughtUp = System.nanoTime();
      while (!runtime.projections().offset("standing").equals(runtime.journal().newest())) {
        Thread.onSpinWait();
      }
      print("projection caught up", caughtUp);
      System.out.println(runtime.journal().read(Offset.START, 10).getFirst());
    }
    long closing = System.nanoTime();
    runtime.close();
    print("close", closing);
  }

  private static void load(
      LiveRuntime runtime, String what, int count, int atOnce, LongFunction<Wish> wishes)
      throws InterruptedException {
    Semaphore permits = new Semaphore(atOnce);
    AtomicLong failed = new AtomicLong();
    AtomicLong micros = new AtomicLong();
    long began = System.nanoTime();
    for (long n = 1; n <= count; n++) {
      permits.acquire();
      Wish wish = wishes.apply(n);
      long asked = System.nanoTime();
      runtime
          .entities()
          .ask(wish.id(), wish.command())
          .thenAccept(
              answer -> {
                if (!(answer instanceof Reply.Done)) {
                  if (failed.getAndIncrement() == 0) {
                    System.out.println(answer);
                  }
                }
                micros.addAndGet((System.nanoTime() - asked) / 1_000);
                permits.release();
              });
    }
    permits.acquire(atOnce);
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "%s: %,.0f commands/s, mean %,.1f ms at %,d at once, %d failed; batches %,d%n",
        what,
        count / seconds,
        micros.get() / 1_000.0 / count,
        atOnce,
        failed.get(),
        runtime.counters().batches());
  }

  private static void print(String what, long began) {
    System.out.printf("%s: %,d ms%n", what, (System.nanoTime() - began) / 1_000_000);
  }
}
