package io.fixfirst.control.api;

import io.fixfirst.control.intake.IntakeLimits;
import io.fixfirst.control.limit.Quotas;
import io.fixfirst.control.limit.TenantRates;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.TenantId;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;

/** The limits of tenants, for what monitoring systems send. */
record IntakeOfTenants(Asking asking, TenantRates rates, Quotas quotas) implements IntakeLimits {

  @Override
  public void take(TenantId tenant, int parts) {
    rates.takeIntake(tenant, parts);
  }

  /** An alarm takes its device on; where there is no room, only those that are known alarm. */
  @Override
  public boolean mayAdd(DeviceId device) {
    try {
      return quotas.hasRoomForDevice(device.tenant()) || asking.read(device).revision() > 0;
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }
}
