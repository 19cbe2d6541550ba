package io.fixfirst.control.access;

import com.typesafe.config.Config;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts attempts to sign in that failed, by name and by address, and makes those who fail often
 * wait, twice as long each time. Names that nobody has are counted like others, so that waiting
 * tells nothing. Memory is bounded: what was used longest ago is forgotten first. Each process
 * counts for itself.
 */
final class Attempts {

  private final InstantSource time;
  private final int nameFree;
  private final int addressFree;
  private final Duration first;
  private final Duration longest;
  private final Map<String, Failures> failures;

  private record Failures(int count, Instant until, Instant last) {}

  /**
   * @param settings {@code fixfirst.sign-in}
   */
  Attempts(Config settings, InstantSource time) {
    this.time = time;
    this.nameFree = settings.getInt("failures-per-name");
    this.addressFree = settings.getInt("failures-per-address");
    this.first = settings.getDuration("first-wait");
    this.longest = settings.getDuration("longest-wait");
    int kept = settings.getInt("kept");
    this.failures =
        new LinkedHashMap<>(64, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > kept;
          }
        };
  }

  /** {@return how long one has to wait; zero for not at all} */
  synchronized Duration wait(String name, String address) {
    Duration byName = left("name " + name);
    Duration byAddress = left("address " + address);
    return byName.compareTo(byAddress) > 0 ? byName : byAddress;
  }

  synchronized void failed(String name, String address) {
    count("name " + name, nameFree);
    count("address " + address, addressFree);
  }

  /** The name is forgiven; the address, which may try many names, is not. */
  synchronized void succeeded(String name) {
    failures.remove("name " + name);
  }

  private Duration left(String key) {
    Failures known = failures.get(key);
    Instant now = time.instant();
    return known == null || !now.isBefore(known.until)
        ? Duration.ZERO
        : Duration.between(now, known.until);
  }

  private void count(String key, int free) {
    Instant now = time.instant();
    Failures known = failures.get(key);
    int count =
        known == null || known.last.isBefore(now.minus(longest.multipliedBy(2)))
            ? 1
            : known.count + 1;
    int doublings = Math.min(count - free, 30);
    Duration wait =
        doublings < 0 ? Duration.ZERO : min(first.multipliedBy(1L << doublings), longest);
    failures.put(key, new Failures(count, now.plus(wait), now));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
