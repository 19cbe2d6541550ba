package io.fixfirst.control.view;

import io.fixfirst.control.access.Reach;
import io.fixfirst.control.form.EngineerForm;
import io.fixfirst.control.http.Doc;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.desk.CoreRole;
import io.fixfirst.core.desk.Presence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person of the provider as colleagues see one. */
public record EngineerView(
    @Doc(value = "Their id", example = "ada") String id,
    @Doc("Counts their events; also the ETag") long revision,
    Presence presence,
    @Doc("When this is expected to end") @Nullable Instant until,
    @Doc("When a shift begins or ends next") @Nullable Instant nextShiftChange,
    boolean retired,
    EngineerForm profile,
    @Doc("Pages that they have not acknowledged") List<PagePart> pages,
    @Doc(value = "What they work on", example = "kolding-42") @Nullable String ticket,
    Instant changed) {

  /** A call to a P1. */
  public record PagePart(
      String incident,
      String summary,
      @Nullable CoreRole role,
      int attempt,
      String over,
      Instant at,
      Instant nextAt) {}

  /** {@return this with what concerns these tenants, and nothing of others} */
  EngineerView within(Reach reach) {
    if (reach.isEvery()) {
      return this;
    }
    return new EngineerView(
        id,
        revision,
        presence,
        until,
        nextShiftChange,
        retired,
        profile.knowing(tenant -> reach.includes(new TenantId(tenant))),
        pages.stream()
            .filter(page -> reach.includes(IncidentId.parse(page.incident()).tenant()))
            .toList(),
        ticket,
        changed);
  }

  EngineerView with(@Nullable String at) {
    return new EngineerView(
        id, revision, presence, until, nextShiftChange, retired, profile, pages, at, changed);
  }
}
