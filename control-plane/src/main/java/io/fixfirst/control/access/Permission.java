package io.fixfirst.control.access;

import static io.fixfirst.control.access.Permission.Place.FLOOR;
import static io.fixfirst.control.access.Permission.Place.HOUSE;
import static io.fixfirst.control.access.Permission.Place.TENANT;

import java.util.Locale;

/** What a caller may do, and where that is. */
public enum Permission {
  /** Read incidents, their time lines and clocks. */
  SEE_INCIDENTS(TENANT),
  /** Report an incident. */
  OPEN_INCIDENTS(TENANT),
  /** Acknowledge, escalate, wait, resume, note, work around, resolve, close. */
  WORK_INCIDENTS(TENANT),
  /** Say that it is not solved. */
  REOPEN_INCIDENTS(TENANT),
  /** Say that it is a P1. */
  DECLARE_MAJOR(TENANT),
  /** Change impact and urgency. */
  REPRIORITISE(TENANT),
  /** Publish to the customer. */
  PUBLISH_UPDATES(TENANT),
  /** Finish reviews and record responsibility. */
  REVIEW(TENANT),
  /** Hand a ticket to somebody, or to a team. */
  ASSIGN(TENANT),
  /** Read devices and their alarms. */
  SEE_DEVICES(TENANT),
  /** Register, change and retire devices. */
  MANAGE_DEVICES(TENANT),
  /** Send alarms, readings and signs of life. */
  SEND_INTAKE(TENANT),
  /** Read the tenant. */
  SEE_TENANT(TENANT),
  /** Read the tenant's contract. */
  SEE_CONTRACT(TENANT),
  /** Plan windows in which alarms are held back. */
  PLAN_MAINTENANCE(TENANT),
  /** Follow events as they happen. */
  FOLLOW_EVENTS(TENANT),
  /** Have events sent to other programs. */
  MANAGE_WEBHOOKS(TENANT),
  /** Take on tenants and move them through their life. */
  MANAGE_TENANTS(HOUSE),
  /** Change contracts. */
  MANAGE_CONTRACTS(HOUSE),
  /** See the provider's teams and queues, as far as one's tenants go. */
  SEE_DESK(FLOOR),
  /** Arrange the provider's teams. */
  ARRANGE_DESK(HOUSE),
  /** See the provider's people, and what they do for one's tenants. */
  SEE_ENGINEERS(FLOOR),
  /** Take on, change and retire engineers. */
  MANAGE_ENGINEERS(HOUSE),
  /**
   * Say whether somebody is there, and that a page has been seen; oneself, unless for all tenants.
   */
  SET_PRESENCE(FLOOR),
  /** Let people in, say what they may do, and let them in no more. */
  MANAGE_ACCOUNTS(HOUSE),
  /** Simulate scenarios, and what-ifs that begin with the live desk. */
  SIMULATE(HOUSE),
  /** Read the figures of the installation, where they are not open to everybody. */
  SEE_METRICS(HOUSE),
  /** Read the log of who did what. */
  SEE_AUDIT(HOUSE);

  /** Where something is done. */
  public enum Place {
    /** At a tenant. */
    TENANT,
    /** Among the provider's people, who show what concerns the caller's tenants. */
    FLOOR,
    /** In the provider's house; only for those who serve every tenant. */
    HOUSE
  }

  private final Place place;

  Permission(Place place) {
    this.place = place;
  }

  /** {@return where it is} */
  public Place place() {
    return place;
  }

  /** {@return its name as published, {@code see-incidents}} */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
