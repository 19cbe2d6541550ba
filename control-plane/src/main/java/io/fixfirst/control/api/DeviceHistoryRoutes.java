package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.control.access.Permission;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.reading.ReadingLog;
import io.fixfirst.control.reading.ReadingsView;
import io.fixfirst.control.view.AlarmHistory;
import io.fixfirst.control.view.Reading;
import io.fixfirst.control.view.ViewReader;
import io.fixfirst.core.DeviceId;
import java.sql.SQLException;
import java.util.List;

/** What a device has measured lately, and which alarms it has raised. */
final class DeviceHistoryRoutes {

  private static final String ONE = "/api/v1/devices/{device}";

  private final ViewReader views;
  private final ReadingLog readings;

  DeviceHistoryRoutes(ViewReader views, ReadingLog readings) {
    this.views = views;
    this.readings = readings;
  }

  List<Operation<?>> table() {
    return List.of(
        operation(GET, ONE + "/readings", Permission.SEE_DEVICES, "The last readings, for a chart")
            .answers(200, ReadingsView.class)
            .by(this::readings),
        operation(
                GET,
                ONE + "/alarms",
                Permission.SEE_DEVICES,
                "Alarms, the newest first, with those that are over")
            .with(Lists.LIMIT)
            .answers(200, AlarmHistory.class)
            .by(this::alarms));
  }

  private Reply readings(Call<NoBody> call) throws SQLException {
    DeviceId device = existing(call);
    try (Reading reading = views.of(call.caller()).reading()) {
      return Reply.ok(readings.of(reading.connection(), device));
    }
  }

  private Reply alarms(Call<NoBody> call) throws SQLException {
    DeviceId device = existing(call);
    try (Reading reading = views.of(call.caller()).reading()) {
      return Reply.ok(AlarmHistory.of(reading.connection(), device, Lists.limit(call)));
    }
  }

  private DeviceId existing(Call<NoBody> call) throws SQLException {
    DeviceId device = Ids.device(call);
    if (views.of(call.caller()).device(device).isEmpty()) {
      throw Problems.notFound().raise();
    }
    return device;
  }
}
