package io.fixfirst.control.view;

import io.fixfirst.control.form.TeamForm;
import io.fixfirst.control.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tables of all views. */
final class Tables {

  /** Later than every deadline, and still a time to PostgreSQL and to Java. */
  static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  static final Table<TenantView> TENANTS =
      new Table<>(
          "view_tenant",
          TenantView.class,
          TenantView::id,
          List.of(
              new Column<>("tenant", TenantView::id),
              new Column<>("name", TenantView::name),
              new Column<>("stage", TenantView::stage)));

  static final Table<DeviceView> DEVICES =
      new Table<>(
          "view_device",
          DeviceView.class,
          DeviceView::id,
          List.of(
              new Column<>("tenant", DeviceView::tenant),
              new Column<>("state", DeviceView::state),
              new Column<>("service", view -> view.profile().service()),
              new Column<>("site", view -> view.profile().site()),
              new Column<>("search", view -> search(view.name(), view.profile().label()))));

  static final Table<IncidentView> INCIDENTS =
      new Table<>(
          "view_incident",
          IncidentView.class,
          IncidentView::id,
          List.of(
              new Column<>("tenant", IncidentView::tenant),
              new Column<>("state", IncidentView::state),
              new Column<>("open", IncidentView::isOpen),
              new Column<>("priority", view -> view.priority().ordinal()),
              new Column<>("line", view -> view.line().number()),
              new Column<>("team", IncidentView::team),
              new Column<>("engineer", IncidentView::engineer),
              new Column<>("service", IncidentView::service),
              new Column<>("device", IncidentView::device),
              new Column<>("opened", IncidentView::opened),
              new Column<>("due", view -> Objects.requireNonNullElse(view.resolveDue(), NEVER)),
              new Column<>("next_due", Tables::nextDue),
              new Column<>("brief", view -> text(IncidentBrief.of(view))),
              new Column<>("breaches", view -> view.breached().size()),
              new Column<>("changed", IncidentView::changed),
              new Column<>("settled", Tables::settled),
              new Column<>(
                  "search", view -> search(view.id(), view.summary(), view.description()))));

  static final Table<EngineerView> ENGINEERS =
      new Table<>(
          "view_engineer",
          EngineerView.class,
          EngineerView::id,
          List.of(
              new Column<>("presence", EngineerView::presence),
              new Column<>("retired", EngineerView::retired),
              new Column<>("search", view -> search(view.id(), view.profile().label()))));

  static final Table<TicketView> TICKETS =
      new Table<>(
          "view_ticket",
          TicketView.class,
          TicketView::incident,
          List.of(
              new Column<>("tenant", TicketView::tenant),
              new Column<>("desk", TicketView::desk),
              new Column<>("team", TicketView::team),
              new Column<>("state", TicketView::state),
              new Column<>("priority", view -> view.priority().ordinal()),
              new Column<>("due", view -> Objects.requireNonNullElse(view.due(), NEVER)),
              new Column<>(
                  "engineers",
                  view -> view.engineer() == null ? view.coreTeam() : List.of(view.engineer()))));

  static final Table<Teams> DESKS = new Table<>("view_desk", Teams.class, Teams::id, List.of());

  /** A desk's teams, as they were arranged. */
  record Teams(String id, List<TeamForm> teams) {}

  private Tables() {}

  /** PostgreSQL's text has no null character. */
  static String text(Object view) {
    return new String(Json.bytes(view), StandardCharsets.UTF_8).replace("\\u0000", "");
  }

  /** When work on it ended; null while it goes on. */
  private static @Nullable Instant settled(IncidentView view) {
    if (view.isOpen()) {
      return null;
    }
    return view.resolution() == null ? view.changed() : view.resolution().at();
  }

  static Instant nextDue(IncidentView view) {
    Instant respond = Objects.requireNonNullElse(view.respondDue(), NEVER);
    Instant resolve = Objects.requireNonNullElse(view.resolveDue(), NEVER);
    return respond.isBefore(resolve) ? respond : resolve;
  }

  private static String search(@Nullable String... texts) {
    StringBuilder all = new StringBuilder();
    for (String text : texts) {
      if (text != null) {
        all.append(text.toLowerCase(Locale.ROOT)).append(' ');
      }
    }
    return all.toString().replace("\0", "");
  }
}
