package io.fixfirst.core.incident;

/** What people can do with an incident; {@link AllowedActions} says what they may do now. */
public enum IncidentAction {
  ACKNOWLEDGE,
  /** Hand it to an engineer: the desk does that, and only while the ticket is on its floor. */
  ASSIGN,
  ESCALATE,
  WAIT,
  RESUME,
  REPRIORITISE,
  DECLARE_MAJOR,
  EXTEND_CORE_TEAM,
  WORKAROUND,
  RESOLVE,
  REOPEN,
  CLOSE,
  NOTE,
  UPDATE,
  RECORD_RESPONSIBILITY,
  WRITE_REVIEW,
  FINISH_REVIEW,
  PUBLISH_REVIEW
}
