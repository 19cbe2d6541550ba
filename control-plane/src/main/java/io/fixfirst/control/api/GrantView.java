package io.fixfirst.control.api;

import io.fixfirst.control.access.Grant;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.http.Doc;
import io.fixfirst.core.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A role, and where somebody has it. */
@Doc("A role, and where somebody has it")
record GrantView(
    @Doc(value = "What they are there", example = "engineer", max = 60) String role,
    @Doc(value = "At which tenants; at all of them if left out", max = 1000)
        @Nullable List<String> tenants) {

  static GrantView of(Grant grant) {
    return new GrantView(
        grant.role().text(),
        grant.reach() instanceof Reach.Tenants some
            ? some.sorted().stream().map(TenantId::text).toList()
            : null);
  }
}
