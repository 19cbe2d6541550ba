package io.fixfirst.core.sla;

/** For whom or what a ticket waits; the contract says which of them pause the clocks. */
public enum WaitReason {
  CUSTOMER,
  VENDOR,
  CHANGE
}
