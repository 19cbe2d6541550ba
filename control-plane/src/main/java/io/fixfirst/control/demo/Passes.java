package io.fixfirst.control.demo;

import io.fixfirst.control.access.ApiTokens;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.drive.Tokens;
import io.fixfirst.core.TenantId;
import io.fixfirst.simulation.scenario.DeskPlan.EngineerPlan;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.TenantPlan;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes the tokens with which everybody in the demo signs in; they end by themselves. */
final class Passes {

  private static final Duration LIFETIME = Duration.ofDays(30);

  private final ApiTokens tokens;

  Passes(DataSource dataSource) {
    this.tokens = new ApiTokens(dataSource, InstantSource.system());
  }

  /** {@return a new token for each} */
  Tokens handOut(Scenario scenario) throws SQLException {
    Map<String, String> monitoring = new LinkedHashMap<>();
    Map<String, String> customers = new LinkedHashMap<>();
    for (TenantPlan tenant : scenario.tenants()) {
      TenantId id = new TenantId(tenant.id());
      monitoring.put(tenant.id(), make(id, Role.MONITORING, tenant.id() + "-monitoring"));
      customers.put(tenant.id(), make(id, Role.CUSTOMER_REPORTER, tenant.id() + "-users"));
    }
    Map<String, String> engineers = new LinkedHashMap<>();
    for (EngineerPlan engineer : scenario.desk().engineers()) {
      engineers.put(engineer.id(), make(null, Role.ENGINEER, engineer.id()));
    }
    return new Tokens(make(null, Role.OPERATOR, "demo"), monitoring, customers, engineers);
  }

  private String make(@Nullable TenantId tenant, Role role, String label) throws SQLException {
    return tokens.create(Reach.of(tenant), role, label, LIFETIME).token();
  }
}
