package io.fixfirst.control.limit;

import io.fixfirst.control.http.Problem;
import io.fixfirst.control.view.ViewReader;
import io.fixfirst.core.TenantId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How much there may be of something at one tenant. What views show is counted every few seconds,
 * and what was let in since is added, so a quota may be passed by what several processes let in in
 * that time.
 */
public final class Quotas {

  private static final long COUNTED_AGAIN_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long FULL_COUNTED_AGAIN_NANOS = Duration.ofMillis(500).toNanos();
  private static final String DEVICES =
      "SELECT count(*) FROM view_device WHERE tenant = ? AND state <> 'RETIRED'";
  private static final String INCIDENTS =
      "SELECT count(*) FROM view_incident WHERE tenant = ? AND open";

  private final TenantLimits.Book limits;
  private final ViewReader views;
  private final LongSupplier nanoTime;
  private final ConcurrentHashMap<TenantId, Tally> devices = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<TenantId, Tally> incidents = new ConcurrentHashMap<>();

  /**
   * @param views of all tenants
   */
  public Quotas(TenantLimits.Book limits, ViewReader views) {
    this(limits, views, System::nanoTime);
  }

  Quotas(TenantLimits.Book limits, ViewReader views, LongSupplier nanoTime) {
    this.limits = limits;
    this.views = views;
    this.nanoTime = nanoTime;
  }

  /** What was counted, and what has been let in since. */
  private record Tally(long counted, long added, long atNanos) {
    long total() {
      return counted + added;
    }
  }

  /** {@return whether a tenant may have another device} */
  public boolean hasRoomForDevice(TenantId tenant) throws SQLException {
    return hasRoom(devices, DEVICES, tenant, limits.of(tenant).devices());
  }

  /** Counts another device of a tenant, or refuses it. */
  public void addDevice(TenantId tenant) throws SQLException {
    int most = limits.of(tenant).devices();
    if (!hasRoom(devices, DEVICES, tenant, most)) {
      throw full("devices", most, "Retire some that are not needed any more.").raise();
    }
    added(devices, tenant);
  }

  /** Counts another open incident of a tenant, or refuses it. */
  public void addIncident(TenantId tenant) throws SQLException {
    int most = limits.of(tenant).openIncidents();
    if (!hasRoom(incidents, INCIDENTS, tenant, most)) {
      throw full("open-incidents", most, "Close some, or declare a P1, which is always taken.")
          .raise();
    }
    added(incidents, tenant);
  }

  /** Refuses another token. */
  public void requireRoomForToken(TenantId tenant, long holding) {
    int most = limits.of(tenant).tokens();
    if (holding >= most) {
      throw full("tokens", most, "Revoke some that are not needed any more.").raise();
    }
  }

  private boolean hasRoom(
      ConcurrentHashMap<TenantId, Tally> tallies, String sql, TenantId tenant, int most)
      throws SQLException {
    Tally tally = tallies.get(tenant);
    long now = nanoTime.getAsLong();
    long age =
        tally != null && tally.total() >= most ? FULL_COUNTED_AGAIN_NANOS : COUNTED_AGAIN_NANOS;
    if (tally == null) {
      tally = counted(tallies, sql, tenant, now);
    } else if (now - tally.atNanos() >= age
        && tallies.replace(tenant, tally, new Tally(tally.counted(), tally.added(), now))) {
      tally = counted(tallies, sql, tenant, now); // The others go on with what was counted before.
    }
    return tally.total() < most;
  }

  private Tally counted(
      ConcurrentHashMap<TenantId, Tally> tallies, String sql, TenantId tenant, long now)
      throws SQLException {
    Tally tally = new Tally(views.count(sql, tenant.text()), 0, now);
    tallies.put(tenant, tally);
    return tally;
  }

  private static void added(ConcurrentHashMap<TenantId, Tally> tallies, TenantId tenant) {
    tallies.computeIfPresent(
        tenant, (_, tally) -> new Tally(tally.counted(), tally.added() + 1, tally.atNanos()));
  }

  private static Problem full(String what, int most, String advice) {
    return Problem.of(
            409,
            "quota." + what,
            "Too many " + what.replace('-', ' '),
            "The tenant may have " + most + " " + what.replace('-', ' ') + ".")
        .advising(advice);
  }
}
