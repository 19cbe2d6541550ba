package io.fixfirst.control.api;

import io.fixfirst.control.access.Caller;
import io.fixfirst.control.intake.KnownTenants;
import io.fixfirst.control.limit.TenantLimits;
import io.fixfirst.control.webhook.WebhookRoutes;
import io.fixfirst.core.TenantId;
import org.jspecify.annotations.Nullable;

/** What webhooks need to know of tenants. */
record TenantsOfWebhooks(KnownTenants known, TenantLimits.Book limits)
    implements WebhookRoutes.Tenants {

  @Override
  public TenantId named(Caller caller, @Nullable String name) {
    TenantId id = Ids.tenant(caller, name);
    known.require(id);
    return id;
  }

  @Override
  public int webhooksMax(@Nullable TenantId tenant) {
    return (tenant == null ? limits.usual() : limits.of(tenant)).webhooks();
  }
}
