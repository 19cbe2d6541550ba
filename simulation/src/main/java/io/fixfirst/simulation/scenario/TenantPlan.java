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
 * @param demand where its reports come from
 * @param devices kinds of devices; how many there are of each is said by the phase
 * @param patching its patch nights; absent for none
 */
public record TenantPlan(
    String id,
    @Default("") String name,
    @Default("0") int users,
    @Default("{}") ContractPlan contract,
    @Default("[{id: service}]") List<ServicePlan> services,
    @Default("[{stage: live}]") List<Phase> phases,
    @Default("[]") List<DemandSource> demand,
    @Default("[]") List<DeviceGroup> devices,
    @Nullable Patching patching) {

  public TenantPlan {
    Expect.slug("id", id);
    Expect.range("users", users, 0, 10_000_000);
    Expect.notEmpty("services", services);
    Expect.notEmpty("phases", phases);
    name = name.isEmpty() ? id : name;
    services = List.copyOf(services);
    phases = List.copyOf(phases);
    demand = List.copyOf(demand);
    String first = services.getFirst().id();
    devices =
        devices.stream()
            .map(group -> group.services().isEmpty() ? group.carrying(first) : group)
            .toList();
  }

  /** {@return the service that a category's incidents touch} */
  public String serviceOf(DemandSource.Category category) {
    return category.service().isEmpty() ? services.getFirst().id() : category.service();
  }

  /** {@return the category of that name among all its sources; null if there is none} */
  public DemandSource.@Nullable Category category(String name) {
    for (DemandSource source : demand) {
      DemandSource.Category category = source.categories().get(name);
      if (category != null) {
        return category;
      }
    }
    return null;
  }

  /**
   * Something that the tenant buys.
   *
   * @param impact of its alarms, when it is down
   * @param urgency of its alarms
   * @param majorWhenDown whether a critical alarm on it is a P1
   * @param terms what is promised of it, where that is not what the contract says
   */
  public record ServicePlan(
      String id,
      @Default("") String label,
      @Default("medium") Impact impact,
      @Default("normal") Urgency urgency,
      @Default("false") boolean majorWhenDown,
      @Default("provider") String deliveredBy,
      @Nullable ServiceTerms terms) {
    public ServicePlan {
      Expect.slug("id", id);
      label = label.isEmpty() ? id : label;
    }
  }

  /**
   * A part of the tenant's life with the provider.
   *
   * @param lasts absent for the last one
   * @param devices how many of each kind are monitored
   */
  public record Phase(
      Stage stage, @Nullable Duration lasts, @Default("{}") Map<String, Integer> devices) {
    public Phase {
      if (lasts != null) {
        Expect.positive("lasts", lasts);
      }
      devices.values().forEach(count -> Expect.range("devices", count, 0, 100_000));
      devices = Ordered.copyOf(devices);
    }
  }
}
