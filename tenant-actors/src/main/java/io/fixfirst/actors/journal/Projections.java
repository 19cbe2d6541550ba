package io.fixfirst.actors.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import org.apache.pekko.projection.HandlerRecoveryStrategy;
import org.apache.pekko.projection.ProjectionBehavior;
import org.apache.pekko.projection.ProjectionId;
import org.apache.pekko.projection.javadsl.SourceProvider;
import org.apache.pekko.projection.jdbc.javadsl.JdbcHandler;
import org.apache.pekko.projection.jdbc.javadsl.JdbcProjection;
import org.apache.pekko.stream.javadsl.Source;

/**
 * Runs projections: each on one node of the cluster, page by page, a page and the offset in one
 * transaction. After a failure one starts again from its offset, after a pause.
 */
public final class Projections {

  private static final String KEY = "all";
  private static final Duration BACKOFF_MIN = Duration.ofMillis(200);
  private static final Duration BACKOFF_MAX = Duration.ofSeconds(10);

  private final ActorSystem<?> system;
  private final DataSource dataSource;
  private final JournalReader reader;
  private final JournalTail tail;

  public Projections(
      ActorSystem<?> system, DataSource dataSource, JournalReader reader, JournalTail tail) {
    this.system = system;
    this.dataSource = dataSource;
    this.reader = reader;
    this.tail = tail;
  }

  /** Runs a projection until the system stops; once per name. */
  public void run(Projection projection) {
    ShardedDaemonProcess.get(system)
        .init(
            ProjectionBehavior.Command.class,
            "projection-" + projection.name(),
            1,
            _ -> behavior(projection),
            ProjectionBehavior.stopMessage());
  }

  /**
   * {@return how far a projection has come}
   *
   * @throws SQLException if the database does not answer
   */
  public Offset offset(String name) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return offset(connection, name);
    }
  }

  /**
   * {@return how far a projection has come, as a transaction sees it}
   *
   * @throws SQLException if the database does not answer
   */
  public static Offset offset(Connection connection, String name) throws SQLException {
    String sql =
        "SELECT current_offset FROM pekko_projection_offset_store"
            + " WHERE projection_name = ? AND projection_key = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      statement.setString(2, KEY);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Offset.parse(row.getString(1)) : Offset.START;
      }
    }
  }

  /**
   * {@return how old the oldest event is that a projection has not yet processed, in real time;
   * zero if there is none}
   *
   * @throws SQLException if the database does not answer
   */
  public Duration lag(String name) throws SQLException {
    List<JournalEvent> next = reader.read(offset(name), 1);
    if (next.isEmpty()) {
      return Duration.ZERO;
    }
    Duration age = Duration.between(next.getFirst().written(), InstantSource.system().instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  private Behavior<ProjectionBehavior.Command> behavior(Projection projection) {
    return ProjectionBehavior.create(
        JdbcProjection.exactlyOnce(
                ProjectionId.of(projection.name(), KEY),
                new Pages(tail),
                () -> new ProjectionSession(dataSource),
                () -> new Handler(new GuardedHandler(projection)),
                system)
            .withRecoveryStrategy(HandlerRecoveryStrategy.fail())
            .withRestartBackoff(BACKOFF_MIN, BACKOFF_MAX, 0.1));
  }

  /** A page is one envelope: so it is one transaction, and nothing waits for a group to fill. */
  private static final class Pages extends SourceProvider<String, List<JournalEvent>> {

    private final JournalTail tail;

    Pages(JournalTail tail) {
      this.tail = tail;
    }

    @Override
    public CompletionStage<Source<List<JournalEvent>, NotUsed>> source(
        Supplier<CompletionStage<Optional<String>>> offset) {
      return offset
          .get()
          .thenApply(text -> tail.pages(text.map(Offset::parse).orElse(Offset.START)));
    }

    @Override
    public String extractOffset(List<JournalEvent> page) {
      return page.getLast().offset().toString();
    }

    @Override
    public long extractCreationTime(List<JournalEvent> page) {
      return page.getLast().written().toEpochMilli();
    }
  }

  private static final class Handler extends JdbcHandler<List<JournalEvent>, ProjectionSession> {

    private final ProjectionHandler handler;

    Handler(ProjectionHandler handler) {
      this.handler = handler;
    }

    @Override
    public void process(ProjectionSession session, List<JournalEvent> page) throws SQLException {
      handler.handle(session.connection(), page);
    }
  }
}
