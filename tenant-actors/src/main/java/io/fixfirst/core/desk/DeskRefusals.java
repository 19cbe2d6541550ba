package io.fixfirst.core.desk;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.Rejection;

/** Why the desk says no. */
final class DeskRefusals {

  private DeskRefusals() {}

  static Rejection badTeams(String sentence) {
    return Rejection.invalid("desk.bad-teams", sentence);
  }

  static Rejection teamInUse(TeamId team) {
    return Rejection.conflict(
        "desk.team-in-use",
        "The team " + team + " still has tickets or members.",
        "Move its tickets and members to other teams first.");
  }

  static Rejection badShares(String sentence) {
    return Rejection.invalid("desk.bad-shares", sentence);
  }

  static Rejection noTeam() {
    return Rejection.conflict(
        "desk.no-team", "The desk has no teams yet.", "Arrange the desk's teams first.");
  }

  static Rejection unknownTeam(TeamId team) {
    return Rejection.notFound("desk.unknown-team", "The desk has no team " + team + ".");
  }

  static Rejection unknownEngineer(EngineerId engineer) {
    return Rejection.notFound(
        "desk.unknown-engineer", "Nobody is enrolled at the desk as " + engineer + ".");
  }

  static Rejection notOnFloor(IncidentId incident) {
    return Rejection.conflict(
        "desk.not-on-floor", "The ticket " + incident + " does not need anybody now.");
  }

  static Rejection isMajor(IncidentId incident) {
    return Rejection.conflict(
        "desk.is-major",
        "The ticket " + incident + " is a P1 and has its core team.",
        "Extend the core team instead.");
  }

  static Rejection onLeave(EngineerId engineer) {
    return Rejection.conflict("desk.on-leave", "The engineer " + engineer + " is on leave.");
  }

  static Rejection busy(EngineerId engineer, IncidentId on) {
    return Rejection.conflict(
        "desk.engineer-busy",
        "The engineer " + engineer + " is active on " + on + ", and nobody has two at once.",
        "Let them give that back first, or choose somebody else.");
  }

  static Rejection notTheirs(IncidentId incident, EngineerId engineer) {
    return Rejection.conflict(
        "desk.not-theirs", "The ticket " + incident + " is not with " + engineer + ".");
  }

  static Rejection nobodyOnIt(IncidentId incident) {
    return Rejection.conflict("desk.nobody-on-it", "Nobody is on the ticket " + incident + " now.");
  }

  static Rejection badEffort() {
    return Rejection.invalid("desk.bad-effort", "The expected work is not less than none.");
  }
}
