package io.fixfirst.control.api;

import io.fixfirst.control.http.Doc;
import io.fixfirst.control.stream.PublicEvent;
import io.fixfirst.control.view.DeviceView;
import io.fixfirst.control.view.EngineerView;
import io.fixfirst.control.view.IncidentView;
import io.fixfirst.control.view.TenantView;
import io.fixfirst.control.view.TicketView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages of lists; each has the cursor of the next one, unless it is the last. */
final class Pages {

  static final int LIMIT = 50;
  static final int LIMIT_MAX = 500;

  private static final String NEXT = "Send it as cursor to get the next page; none on the last";

  private Pages() {}

  record Incidents(List<IncidentView> items, @Doc(NEXT) @Nullable String cursor) {}

  record Devices(List<DeviceView> items, @Doc(NEXT) @Nullable String cursor) {}

  record Tenants(List<TenantView> items, @Doc(NEXT) @Nullable String cursor) {}

  record Engineers(List<EngineerView> items, @Doc(NEXT) @Nullable String cursor) {}

  record Tickets(List<TicketView> items, @Doc(NEXT) @Nullable String cursor) {}

  record Timeline(List<PublicEvent> items, @Doc(NEXT) @Nullable String cursor) {}
}
