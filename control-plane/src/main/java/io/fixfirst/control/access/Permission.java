package io.fixfirst.control.access;

/** What a caller may do. Those of the provider's house need a caller without a tenant. */
public enum Permission {
  /** Read incidents, their time lines and clocks. */
  SEE_INCIDENTS(false),
  /** Report an incident. */
  OPEN_INCIDENTS(false),
  /** Acknowledge, escalate, wait, resume, note, work around, resolve, close. */
  WORK_INCIDENTS(false),
  /** Say that it is not solved. */
  REOPEN_INCIDENTS(false),
  /** Say that it is a P1. */
  DECLARE_MAJOR(false),
  /** Change impact and urgency. */
  REPRIORITISE(false),
  /** Publish to the customer. */
  PUBLISH_UPDATES(false),
  /** Finish reviews and record responsibility. */
  REVIEW(false),
  /** Hand a ticket to somebody, or to a team. */
  ASSIGN(false),
  /** Read devices and their alarms. */
  SEE_DEVICES(false),
  /** Register, change and retire devices. */
  MANAGE_DEVICES(false),
  /** Send alarms, readings and signs of life. */
  SEND_INTAKE(false),
  /** Read the tenant. */
  SEE_TENANT(false),
  /** Read the tenant's contract. */
  SEE_CONTRACT(false),
  /** Plan windows in which alarms are held back. */
  PLAN_MAINTENANCE(false),
  /** Follow events as they happen. */
  FOLLOW_EVENTS(false),
  /** Take on tenants and move them through their life. */
  MANAGE_TENANTS(true),
  /** Change contracts. */
  MANAGE_CONTRACTS(true),
  /** See the provider's teams and queues. */
  SEE_DESK(true),
  /** Arrange the provider's teams. */
  ARRANGE_DESK(true),
  /** See the provider's people. */
  SEE_ENGINEERS(true),
  /** Take on, change and retire engineers. */
  MANAGE_ENGINEERS(true),
  /** Say whether somebody is there, and that a page has been seen. */
  SET_PRESENCE(true),
  /** Simulate scenarios, and what-ifs that begin with the live desk. */
  SIMULATE(true),
  /** Read the figures of the installation, where they are not open to everybody. */
  SEE_METRICS(true);

  private final boolean ofTheProvider;

  Permission(boolean ofTheProvider) {
    this.ofTheProvider = ofTheProvider;
  }

  /** {@return whether it concerns the provider's own house rather than a tenant} */
  public boolean ofTheProvider() {
    return ofTheProvider;
  }
}
