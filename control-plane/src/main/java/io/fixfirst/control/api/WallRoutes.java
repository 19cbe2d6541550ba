package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.form.ContractForm;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Parameter;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.view.ViewReader;
import io.fixfirst.control.view.Views;
import io.fixfirst.control.view.WallReader;
import io.fixfirst.control.view.WallView;
import io.fixfirst.core.DeskId;
import java.sql.SQLException;
import java.util.List;

/** The wall: one answer for one screen. */
final class WallRoutes {

  private final LiveRuntime runtime;
  private final ViewReader views;

  WallRoutes(LiveRuntime runtime, ViewReader views) {
    this.runtime = runtime;
    this.views = views;
  }

  List<Operation<?>> table() {
    return List.of(
        operation(GET, "/api/v1/wall", Permission.SEE_DESK, "Everything that burns, at a glance")
            .with(Parameter.query("desk", "Which desk", ContractForm.DESK))
            .answers(200, WallView.class)
            .by(this::wall));
  }

  private Reply wall(Call<NoBody> call) throws SQLException {
    DeskId desk = Ids.required("desk", call.query("desk").orElse(ContractForm.DESK), DeskId::new);
    String place = runtime.projections().offset(Views.NAME).toString(); // First: it only grows.
    return Reply.ok(
            new WallReader(views.of(call.caller())).read(desk, runtime.clock().now(), place))
        .with("Cache-Control", "no-store");
  }
}
