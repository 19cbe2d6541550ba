package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.DELETE;
import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Method.POST;
import static io.fixfirst.control.http.Method.PUT;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.control.access.Permission;
import io.fixfirst.control.form.EngineerForm;
import io.fixfirst.control.form.Forms;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Parameter;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.view.EngineerView;
import io.fixfirst.control.view.ViewReader;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.engineer.EngineerCommand;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Engineers: hiring, reading, presence, leaving. */
final class EngineerRoutes {

  private static final String ONE = "/api/v1/engineers/{engineer}";

  private final Asking asking;
  private final ViewReader views;

  EngineerRoutes(Asking asking, ViewReader views) {
    this.asking = asking;
    this.views = views;
  }

  @Doc("Whether they can be given work")
  record SetPresence(
      Presence presence, @Doc("When this is expected to end") @Nullable Instant until) {}

  List<Operation<?>> table() {
    return List.of(
        operation(GET, "/api/v1/engineers", Permission.SEE_ENGINEERS, "List engineers")
            .with(
                Parameter.query("presence", "Only those who are so", "present,meeting"),
                Lists.TEXT,
                Lists.LIMIT,
                Lists.CURSOR)
            .answers(200, Pages.Engineers.class)
            .by(this::list),
        operation(POST, "/api/v1/engineers", Permission.MANAGE_ENGINEERS, "Take on an engineer")
            .takes(EngineerForm.class)
            .answers(201, EngineerView.class)
            .by(this::register),
        operation(GET, ONE, Permission.SEE_ENGINEERS, "One engineer")
            .answers(200, EngineerView.class)
            .by(this::one),
        operation(PUT, ONE, Permission.MANAGE_ENGINEERS, "Change what is known of an engineer")
            .takes(EngineerForm.class)
            .answers(200, EngineerView.class)
            .by(this::change),
        operation(DELETE, ONE, Permission.MANAGE_ENGINEERS, "An engineer has left")
            .answers(200, EngineerView.class)
            .by(call -> command(200, call, new EngineerCommand.Retire(call.caller().by()))),
        operation(POST, ONE + "/presence", Permission.SET_PRESENCE, "Somebody comes, goes, is busy")
            .takes(SetPresence.class)
            .answers(200, EngineerView.class)
            .by(this::setPresence));
  }

  private Reply setPresence(Call<SetPresence> call) throws Exception {
    Ids.requireOneself(call.caller(), Ids.engineer(call));
    return command(
        200,
        call,
        new EngineerCommand.SetPresence(
            call.body().presence(), call.body().until(), call.caller().by()));
  }

  private ViewReader views(Call<?> call) {
    return views.of(call.caller());
  }

  private Reply list(Call<NoBody> call) throws SQLException {
    ViewReader.Page<EngineerView> page =
        views(call)
            .engineers(
                Lists.values(call, "presence", Presence.class).stream().map(Enum::name).toList(),
                call.query("text"),
                Lists.limit(call),
                call.query("cursor"));
    return Reply.ok(new Pages.Engineers(page.items(), page.cursor()));
  }

  private Reply register(Call<EngineerForm> call) throws Exception {
    EngineerId id = Ids.required("id", call.body().id(), EngineerId::new);
    return command(
            201,
            call,
            id,
            new EngineerCommand.Register(Forms.toCore("engineer", call.body()::toCore)))
        .with("Location", "/api/v1/engineers/" + id.text());
  }

  private Reply one(Call<NoBody> call) throws SQLException {
    EngineerView view =
        views(call).engineer(Ids.engineer(call)).orElseThrow(() -> Problems.notFound().raise());
    return Reply.ok(view).revision(view.revision());
  }

  private Reply change(Call<EngineerForm> call) throws Exception {
    if (!call.body().id().equals(call.path("engineer"))) {
      throw Problems.invalid("id", "is not the engineer of the path").raise();
    }
    return command(
        200, call, new EngineerCommand.Register(Forms.toCore("engineer", call.body()::toCore)));
  }

  private Reply command(int status, Call<?> call, EngineerCommand command) throws Exception {
    EngineerId id = Ids.engineer(call);
    if (asking.read(id).revision() == 0) {
      throw Problems.notFound().raise();
    }
    return command(status, call, id, command);
  }

  private Reply command(int status, Call<?> call, EngineerId id, EngineerCommand command)
      throws Exception {
    long revision = asking.ask(id, command, call.ifMatch()).revision();
    return Current.view(() -> views(call).engineer(id), EngineerView::revision, revision)
        .map(view -> Reply.json(status, view).revision(view.revision()))
        .orElseGet(() -> Reply.empty(202).revision(revision));
  }
}
