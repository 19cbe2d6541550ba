package io.fixfirst.control.intake;

import io.fixfirst.control.intake.IntakeResult.Outcome;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.device.DeviceCommand;

/** One part of a message, translated: a command to a device, or what came of it already. */
sealed interface Part {

  /** To be asked. */
  record Ask(DeviceId device, String identity, DeviceCommand command) implements Part {}

  /** Settled without asking. */
  record Settled(Outcome outcome) implements Part {}
}
