package io.fixfirst.simulation.scenario;

import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.tenant.Stage;
import io.fixfirst.simulation.Ordered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer of the provider.
 *
 * @param phases its life with the provider, in order
 * @param devices kinds of devices; how many there are of each is said by the phase
 * @param patching its patch nights; absent for none
 */
public record TenantPlan(
    String id,
    String name,
    int users,
    ContractPlan contract,
    List<ServicePlan> services,
    List<Phase> phases,
    DemandPlan demand,
    List<DeviceGroup> devices,
    @Nullable Patching patching) {

  public TenantPlan {
    Expect.slug("id", id);
    Expect.range("users", users, 0, 10_000_000);
    Expect.notEmpty("services", services);
    Expect.notEmpty("phases", phases);
    services = List.copyOf(services);
    phases = List.copyOf(phases);
    devices = List.copyOf(devices);
  }

  /**
   * On which terms the tenant is served.
   *
   * @param preset {@code standard}: the targets and the matrix of the domain's default
   * @param holidays country whose public holidays are closed, ISO 3166-1 alpha-2; absent for none
   */
  public record ContractPlan(
      Preset preset, WeekHours hours, @Nullable String holidays, Duration correlateWithin) {
    public ContractPlan {
      Expect.positive("correlateWithin", correlateWithin);
    }
  }

  /** Named terms. */
  public enum Preset {
    STANDARD
  }

  /**
   * Something that the tenant buys.
   *
   * @param impact of its alarms, when it is down
   * @param urgency of its alarms
   * @param majorWhenDown whether a critical alarm on it is a P1
   */
  public record ServicePlan(
      String id,
      String label,
      Impact impact,
      Urgency urgency,
      boolean majorWhenDown,
      String deliveredBy) {
    public ServicePlan {
      Expect.slug("id", id);
    }
  }

  /**
   * A part of the tenant's life with the provider.
   *
   * @param lasts absent for the last one
   * @param devices how many of each kind are monitored
   */
  public record Phase(Stage stage, @Nullable Duration lasts, Map<String, Integer> devices) {
    public Phase {
      if (lasts != null) {
        Expect.positive("lasts", lasts);
      }
      devices.values().forEach(count -> Expect.range("devices", count, 0, 100_000));
      devices = Ordered.copyOf(devices);
    }
  }
}
