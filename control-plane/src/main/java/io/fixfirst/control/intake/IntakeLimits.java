package io.fixfirst.control.intake;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.TenantId;

/** How much may be taken in for a tenant. */
public interface IntakeLimits {

  /**
   * Counts parts of a message.
   *
   * @throws io.fixfirst.control.http.ProblemException with 429 where it is too much
   */
  void take(TenantId tenant, int parts);

  /** {@return whether a device may be taken on that is not known yet, or is known already} */
  boolean mayAdd(DeviceId device);
}
