package io.fixfirst.core.engineer;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.Effect;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityScenario;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.desk.CoreRole;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.desk.Member;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.engineer.EngineerProfile.ContactWay;
import io.fixfirst.core.incident.IncidentCommand;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EngineerTest {

  static final EngineerId ADA = new EngineerId("ada");
  static final DeskId DESK = new DeskId("north");
  static final IncidentId P1 = new IncidentId(new TenantId("kolding"), 99);
  static final ContactWay PUSH = new ContactWay("push", "ada-phone");
  static final ContactWay CALL = new ContactWay("call", "+4512345678");
  static final Duration AGAIN = Duration.ofMinutes(5);
  static final Duration REST = Duration.ofHours(8);

  /** A Monday. */
  static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final Instant EVENING = Instant.parse("2026-03-02T16:00:00Z");
  static final Instant NIGHT = Instant.parse("2026-03-02T23:00:00Z");

  static final ServiceHours SHIFTS =
      ServiceHours.weekdays(
          ZoneOffset.UTC, null, new ServiceHours.Interval(LocalTime.of(8, 0), LocalTime.of(16, 0)));

  static EngineerProfile profile(@Nullable ServiceHours shifts) {
    return profile(shifts, DESK);
  }

  static EngineerProfile profile(@Nullable ServiceHours shifts, DeskId desk) {
    Member member =
        new Member(ADA, "Ada", Set.of(), Map.of(new TeamId("service-desk"), 1.0), Set.of());
    return new EngineerProfile(desk, member, shifts, List.of(PUSH, CALL), AGAIN, REST);
  }

  private static EntityScenario<Engineer, EngineerCommand, EngineerEvent> unknown() {
    return EntityScenario.of(new EngineerRules(), ADA, NOON);
  }

  private static EntityScenario<Engineer, EngineerCommand, EngineerEvent> ada() {
    return unknown().after(new EngineerCommand.Register(profile(SHIFTS)));
  }

  private static EngineerCommand page(int turn, @Nullable CoreRole role) {
    return new EngineerCommand.Page(P1, turn, 0, "mail is down", role);
  }

  private static EngineerCommand seen(@Nullable String before) {
    return new EngineerCommand.AcknowledgePage(P1, before);
  }

  private static EngineerCommand presence(Presence presence, @Nullable Instant until) {
    return new EngineerCommand.SetPresence(presence, until, "ada");
  }

  private static Presence presence(Engineer engineer) {
    return ((Engineer.Employed) engineer).presence();
  }

  private static DeskCommand atDesk(Presence presence, @Nullable Instant until, int turn) {
    return new DeskCommand.SetPresence(ADA, presence, until, turn);
  }

  @Test
  void registration_enrols_at_the_desk_with_the_presence_that_the_shift_says() {
    EngineerProfile profile = profile(SHIFTS);
    unknown()
        .when(new EngineerCommand.Register(profile))
        .then(new EngineerEvent.Registered(NOON, profile, Presence.PRESENT, EVENING))
        .thenEffects(
            new Effect.Send(DESK, new DeskCommand.Enrol(profile.member(), 1)),
            new Effect.Send(DESK, atDesk(Presence.PRESENT, null, 1)),
            new Effect.Wake("shift", EVENING, new EngineerCommand.ChangeShift()))
        .and()
        .when(new EngineerCommand.Register(profile))
        .thenNothing();
  }

  @Test
  void a_profile_that_makes_no_sense_is_refused() {
    EngineerProfile good = profile(null);
    Member member = good.member();
    Member other = new Member(new EngineerId("bob"), "Bob", Set.of(), Map.of(), Set.of());
    List<ContactWay> ways = good.contactWays();
    ServiceHours never =
        new ServiceHours(
            ZoneOffset.UTC, SHIFTS.week(), new ServiceHours.HolidayRegion("xx", null), Set.of());
    refused(new EngineerProfile(DESK, other, null, ways, AGAIN, REST), "engineer.other-id");
    refused(
        new EngineerProfile(DESK, member, null, List.of(), AGAIN, REST), "engineer.no-contact-way");
    refused(
        new EngineerProfile(DESK, member, null, ways, Duration.ZERO, REST),
        "engineer.bad-interval");
    refused(
        new EngineerProfile(DESK, member, null, ways, AGAIN, REST.negated()), "engineer.bad-rest");
    refused(new EngineerProfile(DESK, member, never, ways, AGAIN, REST), "engineer.bad-shifts");
  }

  private static void refused(EngineerProfile profile, String code) {
    unknown().when(new EngineerCommand.Register(profile)).thenRejected(code);
  }

  @Test
  void a_shift_ends_and_the_next_begins() {
    var scenario = ada();
    var change = new EngineerCommand.ChangeShift();
    scenario.when(EVENING.minusSeconds(1), change).thenNothing();
    Instant tomorrow = MORNING.plus(Duration.ofDays(1));
    scenario
        .when(EVENING, change)
        .then(new EngineerEvent.ShiftChanged(EVENING, Presence.OFF_SHIFT, tomorrow))
        .thenEffect(new Effect.Send(DESK, atDesk(Presence.OFF_SHIFT, null, 2)));
    scenario.when(change).thenNothing();
    scenario
        .when(tomorrow, change)
        .then(
            new EngineerEvent.ShiftChanged(
                tomorrow, Presence.PRESENT, EVENING.plus(Duration.ofDays(1))));
  }

  @Test
  void a_meeting_ends_by_itself() {
    Instant end = NOON.plus(Duration.ofHours(1));
    var scenario = ada();
    scenario
        .when(presence(Presence.MEETING, end))
        .thenEffects(
            new Effect.Send(DESK, atDesk(Presence.MEETING, end, 2)),
            new Effect.Wake("absence", end, new EngineerCommand.EndAbsence()));
    scenario
        .when(end, new EngineerCommand.EndAbsence())
        .then(new EngineerEvent.PresenceChanged(end, Presence.PRESENT, null, "time"));
    scenario.when(new EngineerCommand.EndAbsence()).thenNothing();
  }

  @Test
  void leave_outlasts_shifts() {
    Instant end = NOON.plus(Duration.ofDays(7));
    var scenario = ada().after(presence(Presence.ON_LEAVE, end)).at(EVENING);
    scenario.after(new EngineerCommand.ChangeShift());
    assertThat(presence(scenario.state())).isEqualTo(Presence.ON_LEAVE);
    scenario.at(end).after(new EngineerCommand.EndAbsence());
    assertThat(presence(scenario.state())).isEqualTo(Presence.PRESENT);
  }

  @Test
  void going_home_early_holds_until_the_next_shift_and_an_endless_meeting_until_the_shifts_end() {
    var home = ada().after(presence(Presence.OFF_SHIFT, null)).at(EVENING);
    home.after(new EngineerCommand.ChangeShift());
    home.at(MORNING.plus(Duration.ofDays(1))).after(new EngineerCommand.ChangeShift());
    assertThat(presence(home.state())).isEqualTo(Presence.PRESENT);

    var meeting = ada().after(presence(Presence.MEETING, null)).at(EVENING);
    meeting.after(new EngineerCommand.ChangeShift());
    assertThat(presence(meeting.state())).isEqualTo(Presence.OFF_SHIFT);
  }

  @Test
  void a_presence_that_ends_before_it_begins_is_refused() {
    ada().when(presence(Presence.MEETING, NOON)).thenRejected("engineer.bad-until");
  }

  @Test
  void without_shifts_somebody_is_there_until_a_hand_says_otherwise() {
    var scenario = unknown().after(new EngineerCommand.Register(profile(null)));
    assertThat(presence(scenario.state())).isEqualTo(Presence.PRESENT);
    scenario.after(presence(Presence.OFF_SHIFT, null));
    scenario.at(NOON.plus(Duration.ofDays(2))).when(new EngineerCommand.ChangeShift());
    assertThat(presence(scenario.state())).isEqualTo(Presence.OFF_SHIFT);
  }

  @Test
  void a_page_goes_over_the_next_way_until_it_is_acknowledged() {
    var scenario = ada();
    var again = new EngineerCommand.PageAgain(P1);
    scenario
        .when(page(1, null))
        .then(paged(NOON, null, 1, PUSH))
        .thenEffects(new Effect.Wake("page:kolding-99", NOON.plus(AGAIN), again));
    scenario.when(page(1, null)).thenNothing();
    scenario.when(again).thenNothing();
    scenario.when(NOON.plus(AGAIN), again).then(paged(NOON.plus(AGAIN), null, 2, CALL));
    Instant third = NOON.plus(AGAIN.multipliedBy(2));
    scenario.when(third, again).then(paged(third, null, 3, PUSH));

    scenario
        .when(seen(null))
        .then(new EngineerEvent.PageAcknowledged(third, P1, null))
        .thenEffects(
            new Effect.Send(P1, new IncidentCommand.NotePageSeen(ADA, third, null)),
            new Effect.Cancel("page:kolding-99"));
    scenario.when(seen(null)).thenNothing();
    scenario.when(third.plus(AGAIN), again).thenNothing();
  }

  private static EngineerEvent paged(
      Instant at, @Nullable CoreRole role, int attempt, ContactWay over) {
    return new EngineerEvent.Paged(
        at, P1, 1, "mail is down", role, attempt, over, at.plus(AGAIN), null);
  }

  @Test
  void who_remembers_more_after_acknowledging_can_still_say_so() {
    var scenario = ada().after(page(1, null), seen(null));
    scenario
        .when(seen("vejle had this in May"))
        .then(new EngineerEvent.PageAcknowledged(NOON, P1, "vejle had this in May"));
    scenario.when(seen(null)).thenNothing();
  }

  @Test
  void nothing_is_acknowledged_that_does_not_call() {
    ada().when(seen(null)).thenRejected("engineer.no-page");
    ada()
        .after(page(1, null), new EngineerCommand.EndPage(P1, 2, 0))
        .when(seen(null))
        .thenRejected("engineer.no-page");
  }

  @Test
  void a_part_in_the_core_team_calls_anew() {
    var scenario = ada().after(page(1, null), seen(null));
    scenario.when(page(1, CoreRole.EXPERT)).then(paged(NOON, CoreRole.EXPERT, 1, PUSH));
    scenario.when(page(1, CoreRole.EXPERT)).thenNothing();
    scenario.when(page(1, null)).thenNothing();
  }

  @Test
  void a_page_that_comes_late_does_not_call_but_the_next_p1_of_the_incident_does() {
    var scenario = ada().after(page(1, null), new EngineerCommand.EndPage(P1, 2, 0));
    scenario.when(new EngineerCommand.EndPage(P1, 2, 0)).thenNothing();
    scenario.when(page(1, null)).thenNothing();
    scenario.when(page(3, null)).thenKinds(EngineerEvent.Paged.class);
  }

  @Test
  void an_end_that_overtakes_its_page_makes_it_late() {
    var scenario = ada();
    scenario
        .when(new EngineerCommand.EndPage(P1, 2, 0))
        .then(new EngineerEvent.PageEnded(NOON, P1, 2, null));
    scenario.when(new EngineerCommand.EndPage(P1, 2, 0)).thenNothing();
    scenario.when(page(1, CoreRole.EXPERT)).thenNothing();
  }

  @Test
  void who_left_the_core_team_and_is_back_is_called_again_and_the_end_before_that_is_late() {
    var end = new EngineerCommand.EndPage(P1, 1, 0);
    var again = new EngineerCommand.Page(P1, 1, 1, "mail is down", null);
    var scenario = ada().after(page(1, CoreRole.EXPERT), end);
    scenario.when(page(1, CoreRole.EXPERT)).thenNothing();
    scenario.when(again).thenKinds(EngineerEvent.Paged.class);
    scenario.when(end).thenNothing();
  }

  @Test
  void who_was_called_at_night_rests_afterwards() {
    var scenario = ada().at(EVENING).after(new EngineerCommand.ChangeShift());
    scenario.at(NIGHT).after(page(1, null), seen(null));
    Instant end = NIGHT.plus(Duration.ofHours(2));
    Instant rested = end.plus(REST);
    scenario
        .when(end, new EngineerCommand.EndPage(P1, 2, 0))
        .then(
            new EngineerEvent.PageEnded(end, P1, 2, null),
            new EngineerEvent.PresenceChanged(end, Presence.RESTING, rested, "night-call"));
    Instant morning = MORNING.plus(Duration.ofDays(1));
    scenario.at(morning).after(new EngineerCommand.ChangeShift());
    assertThat(presence(scenario.state())).isEqualTo(Presence.RESTING);
    scenario.at(rested).after(new EngineerCommand.EndAbsence());
    assertThat(presence(scenario.state())).isEqualTo(Presence.PRESENT);
  }

  @Test
  void who_was_called_by_day_or_slept_through_it_does_not_rest() {
    var end = new EngineerCommand.EndPage(P1, 2, 0);
    ada().after(page(1, null), seen(null)).when(end).thenKinds(EngineerEvent.PageEnded.class);
    var night = ada().at(EVENING).after(new EngineerCommand.ChangeShift());
    night.at(NIGHT).after(page(1, null)).when(end).thenKinds(EngineerEvent.PageEnded.class);
  }

  @Test
  void who_leaves_the_provider_leaves_the_desk_and_is_called_no_more() {
    var scenario = ada().after(page(1, null));
    scenario
        .when(new EngineerCommand.Retire("hr"))
        .thenEffects(
            new Effect.Send(DESK, new DeskCommand.Dismiss(ADA, 2)),
            new Effect.Cancel("shift"),
            new Effect.Cancel("page:kolding-99"));
    scenario.when(new EngineerCommand.Retire("hr")).thenNothing();
    scenario.when(page(3, null)).thenNothing();
    scenario.when(presence(Presence.PRESENT, null)).thenRejected("engineer.gone");
    scenario
        .when(new EngineerCommand.Register(profile(SHIFTS)))
        .thenKinds(EngineerEvent.Registered.class);
  }

  @Test
  void who_changes_desks_leaves_the_old_one() {
    DeskId south = new DeskId("south");
    EngineerProfile moved = profile(SHIFTS, south);
    ada()
        .when(new EngineerCommand.Register(moved))
        .thenSent(DESK, new DeskCommand.Dismiss(ADA, 2))
        .thenSent(
            south, new DeskCommand.Enrol(moved.member(), 2), atDesk(Presence.PRESENT, null, 1));
  }

  @Test
  void shifts_that_change_count_at_once() {
    ServiceHours weekend =
        new ServiceHours(
            ZoneOffset.UTC,
            Map.of(
                DayOfWeek.SATURDAY,
                List.of(new ServiceHours.Interval(LocalTime.of(8, 0), LocalTime.of(16, 0)))),
            null,
            Set.of());
    EngineerProfile profile = profile(weekend);
    Instant saturday = Instant.parse("2026-03-07T08:00:00Z");
    ada()
        .when(new EngineerCommand.Register(profile))
        .then(new EngineerEvent.Registered(NOON, profile, Presence.OFF_SHIFT, saturday));
  }

  @Test
  void nothing_is_asked_of_somebody_unknown() {
    unknown().when(page(1, null)).thenRejected("engineer.unknown");
    unknown().when(presence(Presence.PRESENT, null)).thenRejected("engineer.unknown");
    unknown().when(new EngineerCommand.ChangeShift()).thenNothing();
  }
}
