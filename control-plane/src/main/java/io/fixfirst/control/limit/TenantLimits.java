package io.fixfirst.control.limit;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.fixfirst.core.TenantId;
import java.util.HashMap;
import java.util.Map;

/**
 * How much one tenant may ask for.
 *
 * @param intake alarms, readings and events that its monitoring sends
 * @param requests all others of its own people and programs
 * @param followers of the live stream at once
 * @param devices that are not retired
 * @param openIncidents that people have reported; a P1 is always taken
 * @param tokens that hold
 */
public record TenantLimits(
    Rate intake,
    Rate requests,
    int followers,
    int devices,
    int openIncidents,
    int tokens,
    int webhooks) {

  /**
   * How much may come.
   *
   * @param perSecond in the long run
   * @param burst at once, after a quiet time
   */
  public record Rate(long perSecond, long burst) {
    public Rate {
      if (perSecond < 1 || burst < 1) {
        throw new IllegalArgumentException(
            "A rate is at least one (" + perSecond + ", " + burst + ").");
      }
    }
  }

  /** The limits of all tenants. */
  public static final class Book {

    private final TenantLimits usual;
    private final Map<TenantId, TenantLimits> others;

    private Book(TenantLimits usual, Map<TenantId, TenantLimits> others) {
      this.usual = usual;
      this.others = Map.copyOf(others);
    }

    /** {@return of a tenant that nothing else is said of} */
    public TenantLimits usual() {
      return usual;
    }

    /** {@return a tenant's own, or the usual ones} */
    public TenantLimits of(TenantId tenant) {
      return others.getOrDefault(tenant, usual);
    }
  }

  /** {@return the limits under {@code fixfirst.limits}} */
  public static Book book(Config config) {
    Config all = config.getConfig("fixfirst.limits");
    Config usual = all.getConfig("tenant");
    Map<TenantId, TenantLimits> others = new HashMap<>();
    Config tenants = all.getConfig("tenants");
    for (String id : tenants.root().keySet()) {
      others.put(tenant(id), of(tenants.getConfig("\"" + id + "\"").withFallback(usual)));
    }
    return new Book(of(usual), others);
  }

  private static TenantId tenant(String id) {
    try {
      return new TenantId(id);
    } catch (IllegalArgumentException e) {
      throw new ConfigException.BadValue("fixfirst.limits.tenants", String.valueOf(e.getMessage()));
    }
  }

  private static TenantLimits of(Config own) {
    return new TenantLimits(
        rate(own, "intake"),
        rate(own, "requests"),
        own.getInt("followers"),
        own.getInt("devices"),
        own.getInt("open-incidents"),
        own.getInt("tokens"),
        own.getInt("webhooks"));
  }

  private static Rate rate(Config own, String what) {
    try {
      return new Rate(own.getLong(what + "-per-second"), own.getLong(what + "-burst"));
    } catch (IllegalArgumentException e) {
      throw new ConfigException.BadValue("fixfirst.limits." + what, String.valueOf(e.getMessage()));
    }
  }
}
