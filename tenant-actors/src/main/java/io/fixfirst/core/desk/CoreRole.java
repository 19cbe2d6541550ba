package io.fixfirst.core.desk;

/** What a member of a core team does; a larger team has several experts. */
public enum CoreRole {
  LEAD,
  COMMUNICATIONS,
  EXPERT,
  SCRIBE
}
