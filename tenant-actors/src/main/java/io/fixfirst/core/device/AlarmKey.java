package io.fixfirst.core.device;

import io.fixfirst.core.DeviceId;

/** What tells one alarm from another: the device and the identity within it. */
public record AlarmKey(DeviceId device, String identity) {

  /** {@return the device's name and the identity: unique within the tenant} */
  public String text() {
    return device.name() + "/" + identity;
  }
}
