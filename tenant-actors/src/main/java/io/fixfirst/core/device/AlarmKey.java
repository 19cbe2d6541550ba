package io.fixfirst.core.device;

import io.fixfirst.core.DeviceId;

/** What tells one alarm from another: the device and the identity within it. */
public record AlarmKey(DeviceId device, String identity) {}
