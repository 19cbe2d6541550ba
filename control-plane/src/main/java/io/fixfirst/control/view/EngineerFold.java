package io.fixfirst.control.view;

import io.fixfirst.control.form.EngineerForm;
import io.fixfirst.control.view.EngineerView.PagePart;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.Event;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.engineer.EngineerEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Folds an engineer's events into their view. */
public final class EngineerFold implements Fold<EngineerView> {

  private final EngineerId id;
  private long revision;
  private Presence presence = Presence.OFF_SHIFT;
  private @Nullable Instant until;
  private @Nullable Instant nextShiftChange;
  private boolean retired;
  private EngineerForm profile;
  private final Map<String, PagePart> pages = new LinkedHashMap<>();
  private @Nullable String ticket;
  private Instant changed = Instant.EPOCH;

  /** A fold that goes on from a view; from nothing where there is none. */
  public EngineerFold(EngineerId id, @Nullable EngineerView from) {
    this.id = id;
    this.profile =
        new EngineerForm(id.text(), null, null, null, Map.of(), null, null, null, null, null);
    if (from != null) {
      revision = from.revision();
      presence = from.presence();
      until = from.until();
      nextShiftChange = from.nextShiftChange();
      retired = from.retired();
      profile = from.profile();
      from.pages().forEach(page -> pages.put(page.incident(), page));
      ticket = from.ticket();
      changed = from.changed();
    }
  }

  @Override
  public void apply(Event event, long at) {
    if (at <= revision || !(event instanceof EngineerEvent engineer)) {
      return;
    }
    revision = at;
    changed = event.at();
    apply(engineer);
  }

  private void apply(EngineerEvent event) {
    switch (event) {
      case EngineerEvent.Registered(_, var known, var now, var next) -> {
        profile = EngineerForm.of(known);
        presence = now;
        nextShiftChange = next;
        retired = false;
      }
      case EngineerEvent.Retired _ -> {
        retired = true;
        pages.clear();
      }
      case EngineerEvent.PresenceChanged(_, var now, var end, _) -> {
        presence = now;
        until = end;
      }
      case EngineerEvent.ShiftChanged(_, var now, var next) -> {
        presence = now;
        until = null;
        nextShiftChange = next;
      }
      case EngineerEvent.Paged e ->
          pages.put(
              e.incident().text(),
              new PagePart(
                  e.incident().text(),
                  e.summary(),
                  e.role(),
                  e.attempt(),
                  e.over().kind(),
                  e.at(),
                  e.nextAt()));
      case EngineerEvent.PageAcknowledged(_, var incident, _) -> pages.remove(incident.text());
      case EngineerEvent.PageEnded(_, var incident, _, _) -> pages.remove(incident.text());
    }
  }

  @Override
  public EngineerView view() {
    return new EngineerView(
        id.text(),
        revision,
        presence,
        until,
        nextShiftChange,
        retired,
        profile,
        List.copyOf(pages.values()),
        ticket,
        changed);
  }
}
