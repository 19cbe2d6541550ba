package io.fixfirst.control.api;

import io.fixfirst.control.http.Doc;
import io.fixfirst.core.incident.IncidentRules;
import io.fixfirst.core.incident.ReviewText;
import io.fixfirst.core.incident.TicketKind;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.sla.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be sent to incidents. */
final class IncidentRequests {

  private static final int LONG = IncidentRules.TEXT_MAX;

  private IncidentRequests() {}

  @Doc("An incident that somebody reports")
  record OpenIncident(
      @Doc(value = "Whose it is; the caller's own if left out", example = "kolding", max = 40)
          @Nullable String tenant,
      @Doc(value = "The tenant's service", example = "patient-records", max = 60)
          @Nullable String service,
      @Doc(value = "The device: tenant:name", example = "kolding:srv-001", max = 170)
          @Nullable String device,
      @Doc(value = "In one line", example = "Patient records are slow", max = 300) String summary,
      @Doc(value = "All that is known", max = LONG) @Nullable String description,
      Impact impact,
      Urgency urgency,
      @Doc("It is a major incident; a customer's word is believed") @Nullable Boolean major,
      @Doc(value = "Which resolve team knows about it", example = "server", max = 60)
          @Nullable String category,
      @Doc(value = "How it came in: phone, portal, mail, chat", example = "phone", max = 40)
          @Nullable String channel,
      @Doc("What sort of work it is; an incident if left out") @Nullable TicketKind kind,
      @Doc(
              value = "The reporter's own reference; a repeated one opens nothing new",
              example = "INC-2041",
              max = 200)
          @Nullable String reference) {}

  @Doc("Somebody works on it")
  record AcknowledgeIncident(
      @Doc(value = "Who; an engineer's own token need not say", example = "ada", max = 120)
          @Nullable String engineer) {}

  @Doc("By hand, to an engineer or to a team's queue")
  record AssignIncident(
      @Doc(value = "To whom", example = "ada", max = 120) @Nullable String engineer,
      @Doc(value = "Or to which team", example = "infrastructure", max = 40)
          @Nullable String team) {}

  @Doc("To another line")
  record EscalateIncident(
      Line line,
      @Doc(value = "To this team of it", example = "infrastructure", max = 40)
          @Nullable String team,
      @Doc(value = "Skills that whoever takes it must have", max = 20)
          @Nullable List<String> skills,
      @Doc(value = "Why", example = "Needs the storage console", max = LONG) String reason) {}

  @Doc("It cannot go on until somebody else has done something")
  record WaitIncident(
      WaitReason reason,
      @Doc("When it goes on at the latest") @Nullable Instant until,
      @Doc(value = "For what", example = "Asked for the exact time", max = LONG) String text) {}

  @Doc("Nothing to say")
  record Plain() {}

  @Doc("Why")
  record Because(@Doc(value = "Why", example = "Nobody can log in", max = LONG) String reason) {}

  @Doc("Something to say")
  record Words(@Doc(value = "What", example = "Restarted the pool", max = LONG) String text) {}

  @Doc("A word to the customer")
  record PublishUpdate(
      @Doc(value = "What", example = "We have found the cause", max = LONG) String text,
      @Doc(value = "When the next word follows", example = "PT30M")
          @Nullable Duration nextWithin) {}

  @Doc("Another impact or urgency")
  record Reprioritise(
      Impact impact,
      Urgency urgency,
      @Doc(value = "Why", example = "The whole site is hit", max = LONG) String reason) {}

  @Doc("More people on a P1")
  record ExtendCoreTeam(
      @Doc(value = "Whom; the desk chooses if nobody is named", example = "bo", max = 120)
          @Nullable String engineer,
      @Doc(value = "An external specialist instead", max = 120) @Nullable String vendor,
      @Doc(value = "Skills that they must have", max = 20) @Nullable List<String> skills) {}

  @Doc("What was learned from a P1")
  record FinishReview(
      @Doc(value = "Were the right steps taken", max = LONG) String findings,
      @Doc(value = "What prevents the next one", max = 50) List<String> prevention) {}

  @Doc("The review of a P1 as far as it is written")
  record WriteReview(
      @Doc(value = "What happened, line by line", max = ReviewText.LINES_MAX)
          List<ReviewView.Line> account,
      @Doc(value = "Were the right steps taken", max = LONG) @Nullable String findings,
      @Doc(value = "What prevents the next one", max = ReviewText.STEPS_MAX)
          @Nullable List<String> prevention) {}

  @Doc("Who was responsible, once service is restored")
  record RecordResponsibility(
      @Doc(value = "Who", example = "provider", max = 120) String party,
      @Doc(value = "Why", max = LONG) String text) {}

  @Doc("An engineer has seen the page of a P1")
  record SeePage(
      @Doc(value = "Who; an engineer's own token need not say", example = "ada", max = 120)
          @Nullable String engineer,
      @Doc(value = "What they know of it from elsewhere", max = LONG)
          @Nullable String seenBefore) {}

  @Doc("Another expectation of the work")
  record Estimate(@Doc(value = "The work that is left", example = "PT45M") Duration effort) {}

  @Doc("Back to the queue")
  record GiveBack(
      @Doc(value = "Who; an engineer's own token need not say", example = "ada", max = 120)
          @Nullable String engineer,
      @Doc(value = "Why", example = "Needs a network person", max = LONG) String reason) {}
}
