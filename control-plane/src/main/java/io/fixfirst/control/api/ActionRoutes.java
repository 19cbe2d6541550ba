package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.POST;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.api.IncidentRequests.AcknowledgeIncident;
import io.fixfirst.control.api.IncidentRequests.AssignIncident;
import io.fixfirst.control.api.IncidentRequests.Because;
import io.fixfirst.control.api.IncidentRequests.EscalateIncident;
import io.fixfirst.control.api.IncidentRequests.Estimate;
import io.fixfirst.control.api.IncidentRequests.ExtendCoreTeam;
import io.fixfirst.control.api.IncidentRequests.FinishReview;
import io.fixfirst.control.api.IncidentRequests.GiveBack;
import io.fixfirst.control.api.IncidentRequests.Plain;
import io.fixfirst.control.api.IncidentRequests.PublishUpdate;
import io.fixfirst.control.api.IncidentRequests.RecordResponsibility;
import io.fixfirst.control.api.IncidentRequests.Reprioritise;
import io.fixfirst.control.api.IncidentRequests.SeePage;
import io.fixfirst.control.api.IncidentRequests.WaitIncident;
import io.fixfirst.control.api.IncidentRequests.Words;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Parameter;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.view.IncidentView;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.engineer.EngineerCommand.AcknowledgePage;
import io.fixfirst.core.incident.IncidentCommand;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What is done to an incident: {@code POST /api/v1/incidents/{incident}/ACTION}. */
final class ActionRoutes {

  private final Asking asking;
  private final Incidents incidents;

  ActionRoutes(Asking asking, Incidents incidents) {
    this.asking = asking;
    this.incidents = incidents;
  }

  List<Operation<?>> table() {
    return List.of(
        action(
            "acknowledge",
            Permission.WORK_INCIDENTS,
            "Begin to work on it",
            AcknowledgeIncident.class,
            this::acknowledge),
        action(
            "escalate",
            Permission.WORK_INCIDENTS,
            "Send it to another line",
            EscalateIncident.class,
            this::escalate),
        action(
            "wait",
            Permission.WORK_INCIDENTS,
            "Let it wait for somebody else",
            WaitIncident.class,
            (call, body) ->
                new IncidentCommand.Wait(by(call), body.reason(), body.until(), body.text())),
        action(
            "resume",
            Permission.WORK_INCIDENTS,
            "Go on with it",
            Plain.class,
            (call, _) -> new IncidentCommand.Resume(by(call))),
        action(
            "declare-major",
            Permission.DECLARE_MAJOR,
            "Say that it is a P1",
            Because.class,
            (call, body) -> new IncidentCommand.DeclareMajor(by(call), body.reason())),
        action(
            "workaround",
            Permission.WORK_INCIDENTS,
            "Service runs again by a workaround",
            Words.class,
            (call, body) -> new IncidentCommand.ReportWorkaround(by(call), body.text())),
        action(
            "resolve",
            Permission.WORK_INCIDENTS,
            "The cause is removed",
            Words.class,
            (call, body) -> new IncidentCommand.Resolve(by(call), body.text())),
        action(
            "reopen",
            Permission.REOPEN_INCIDENTS,
            "It was not solved",
            Because.class,
            (call, body) -> new IncidentCommand.Reopen(by(call), body.reason())),
        action(
            "close",
            Permission.WORK_INCIDENTS,
            "It is over",
            Plain.class,
            (call, _) -> new IncidentCommand.Close(by(call))),
        action(
            "note",
            Permission.WORK_INCIDENTS,
            "Write something down for colleagues",
            Words.class,
            (call, body) -> new IncidentCommand.AddNote(by(call), body.text())),
        action(
            "update",
            Permission.PUBLISH_UPDATES,
            "Tell the customer",
            PublishUpdate.class,
            (call, body) ->
                new IncidentCommand.PublishUpdate(by(call), body.text(), body.nextWithin())),
        action(
            "reprioritise",
            Permission.REPRIORITISE,
            "Change its impact and urgency",
            Reprioritise.class,
            (call, body) ->
                new IncidentCommand.Reprioritise(
                    by(call), body.impact(), body.urgency(), body.reason())),
        action(
            "extend-core-team",
            Permission.WORK_INCIDENTS,
            "More people on a P1",
            ExtendCoreTeam.class,
            this::extend),
        action(
            "review",
            Permission.REVIEW,
            "Finish the review of a P1",
            FinishReview.class,
            (call, body) ->
                new IncidentCommand.FinishReview(by(call), body.findings(), body.prevention())),
        action(
            "responsibility",
            Permission.REVIEW,
            "Record who was responsible; refused until service is restored",
            RecordResponsibility.class,
            (call, body) ->
                new IncidentCommand.RecordResponsibility(by(call), body.party(), body.text())),
        elsewhere(
            "assign",
            Permission.ASSIGN,
            "Hand it to an engineer, or to a team",
            AssignIncident.class,
            this::assign),
        elsewhere(
            "give-back",
            Permission.WORK_INCIDENTS,
            "Give it back to the queue",
            GiveBack.class,
            this::giveBack),
        elsewhere(
            "estimate",
            Permission.WORK_INCIDENTS,
            "Say how much work is left",
            Estimate.class,
            this::estimate),
        elsewhere(
            "seen",
            Permission.SET_PRESENCE,
            "An engineer has seen the page of a P1",
            SeePage.class,
            this::seen));
  }

  /** An action that the incident itself decides. */
  private <B> Operation<B> action(
      String name,
      Permission permission,
      String summary,
      Class<B> body,
      BiFunction<Call<B>, B, IncidentCommand> command) {
    return begin(name, permission, summary, body)
        .by(
            call -> {
              IncidentId id = Ids.incident(call);
              asking.ask(id, command.apply(call, call.body()), call.ifMatch());
              return Incidents.show(200, incidents.get(id), call.caller());
            });
  }

  /** Asks somebody else about an incident; says whether anything has changed. */
  private interface Elsewhere<B> {
    boolean ask(Call<B> call, IncidentId id, IncidentView before) throws Exception;
  }

  /** An action that somebody else decides and then tells the incident. */
  private <B> Operation<B> elsewhere(
      String name, Permission permission, String summary, Class<B> body, Elsewhere<B> ask) {
    return begin(name, permission, summary, body)
        .by(
            call -> {
              IncidentId id = Ids.incident(call);
              IncidentView before = incidents.get(id);
              OptionalLong expected = call.ifMatch();
              if (expected.isPresent() && expected.getAsLong() != before.revision()) {
                throw Problems.preconditionFailed("It is at revision " + before.revision() + ".")
                    .raise();
              }
              boolean changed = ask.ask(call, id, before);
              Optional<IncidentView> after =
                  changed
                      ? Patience.until(
                          () ->
                              incidents
                                  .find(id)
                                  .filter(view -> view.revision() > before.revision()))
                      : Optional.of(before);
              return Incidents.show(
                  after.isPresent() ? 200 : 202, after.orElse(before), call.caller());
            });
  }

  private static <B> Operation.Draft<B> begin(
      String name, Permission permission, String summary, Class<B> body) {
    return operation(POST, "/api/v1/incidents/{incident}/" + name, permission, summary)
        .takes(body)
        .with(
            Parameter.header("If-Match", "Only if it is still at this revision", "\"7\""),
            Parameter.header("Idempotency-Key", "A repeat gets the first answer", "5f0c..."))
        .answers(200, IncidentView.class);
  }

  private IncidentCommand acknowledge(Call<AcknowledgeIncident> call, AcknowledgeIncident body) {
    return new IncidentCommand.Acknowledge(by(call), engineer(call.caller(), body.engineer()));
  }

  private IncidentCommand escalate(Call<EscalateIncident> call, EscalateIncident body) {
    return new IncidentCommand.Escalate(
        by(call),
        body.line(),
        Ids.optional("team", body.team(), TeamId::new),
        skills(body.skills()),
        body.reason());
  }

  private IncidentCommand extend(Call<ExtendCoreTeam> call, ExtendCoreTeam body) {
    return new IncidentCommand.ExtendCoreTeam(
        by(call),
        Ids.optional("engineer", body.engineer(), EngineerId::new),
        body.vendor(),
        skills(body.skills()));
  }

  private boolean assign(Call<AssignIncident> call, IncidentId id, IncidentView before) {
    AssignIncident body = call.body();
    EngineerId engineer = Ids.optional("engineer", body.engineer(), EngineerId::new);
    TeamId team = Ids.optional("team", body.team(), TeamId::new);
    return asking.ask(desk(before), handOver(id, engineer, team, by(call))).changed();
  }

  private static DeskCommand handOver(
      IncidentId id, @Nullable EngineerId engineer, @Nullable TeamId team, String by) {
    if (engineer != null && team == null) {
      return new DeskCommand.AssignTo(id, engineer, by);
    }
    if (engineer == null && team != null) {
      return new DeskCommand.MoveToTeam(id, team, by);
    }
    throw Problems.invalid("engineer", "exactly one of engineer and team is required").raise();
  }

  private boolean giveBack(Call<GiveBack> call, IncidentId id, IncidentView before) {
    EngineerId engineer = must(call.caller(), call.body().engineer());
    return asking
        .ask(desk(before), new DeskCommand.GiveBack(id, engineer, call.body().reason()))
        .changed();
  }

  private boolean estimate(Call<Estimate> call, IncidentId id, IncidentView before) {
    asking.ask(desk(before), new DeskCommand.Estimate(id, call.body().effort(), by(call)));
    return false; // The desk keeps it; the incident does not hear of it.
  }

  private boolean seen(Call<SeePage> call, IncidentId id, IncidentView before) {
    EngineerId engineer = must(call.caller(), call.body().engineer());
    Ids.requireOneself(call.caller(), engineer);
    return asking.ask(engineer, new AcknowledgePage(id, call.body().seenBefore())).changed();
  }

  private static DeskId desk(IncidentView incident) {
    return new DeskId(incident.desk());
  }

  private static String by(Call<?> call) {
    return call.caller().by();
  }

  private static Set<String> skills(@Nullable List<String> skills) {
    return skills == null ? Set.of() : new TreeSet<>(skills);
  }

  private static EngineerId must(Caller caller, @Nullable String named) {
    EngineerId engineer = engineer(caller, named);
    if (engineer == null) {
      throw Problems.invalid("engineer", "is required").raise();
    }
    return engineer;
  }

  /** {@return the engineer that is named, or the one whose token this is} */
  private static @Nullable EngineerId engineer(Caller caller, @Nullable String named) {
    return Ids.optional(
        "engineer",
        named == null && caller.has(Role.ENGINEER) ? caller.name() : named,
        EngineerId::new);
  }
}
