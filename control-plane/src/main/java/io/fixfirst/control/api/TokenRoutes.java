package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.DELETE;
import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Method.POST;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.control.access.ApiTokens;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.limit.Quotas;
import io.fixfirst.core.TenantId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of a tenant: its monitoring's and its own people's. Those of the provider are made on the
 * machine itself, so that nobody can give away more than a tenant's view over HTTP.
 */
final class TokenRoutes {

  private static final String ALL = "/api/v1/tenants/{tenant}/tokens";
  private static final Duration LIFETIME = Duration.ofDays(365);
  private static final Duration LIFETIME_MAX = Duration.ofDays(3660);
  private static final int SHOWN_MAX = 500;

  private final Asking asking;
  private final ApiTokens tokens;
  private final Quotas quotas;

  TokenRoutes(Asking asking, ApiTokens tokens, Quotas quotas) {
    this.asking = asking;
    this.tokens = tokens;
    this.quotas = quotas;
  }

  @Doc("A new token of a tenant")
  record CreateToken(
      @Doc(
              value = "monitoring, customer-viewer, customer-reporter or customer-orderer",
              example = "monitoring",
              max = 40)
          String role,
      @Doc(value = "Whose it is, for people", example = "Alertmanager in Aalborg", max = 100)
          String label,
      @Doc(value = "For how long it holds; a year if left out", example = "P90D")
          @Nullable Duration expiresIn) {}

  @Doc("A token, without its secret")
  record TokenView(
      String id,
      @Doc(value = "What it may do", example = "monitoring") String role,
      String label,
      Instant created,
      @Doc("None for never") @Nullable Instant expires,
      @Nullable Instant revoked,
      @Doc("At most a minute old; none for never") @Nullable Instant lastUsed) {

    static TokenView of(ApiTokens.Known known) {
      return new TokenView(
          known.id(),
          known.role().text(),
          known.label(),
          known.created(),
          known.expires(),
          known.revoked(),
          known.lastUsed());
    }
  }

  @Doc("A tenant's tokens, the newest first")
  record TokenList(List<TokenView> items) {}

  @Doc("A new token, shown this once")
  record CreatedToken(@Doc("To revoke it by") String id, @Doc("The secret") String token) {}

  List<Operation<?>> table() {
    return List.of(
        operation(GET, ALL, Permission.MANAGE_TENANTS, "List a tenant's tokens")
            .answers(200, TokenList.class)
            .by(this::list),
        operation(POST, ALL, Permission.MANAGE_TENANTS, "Make a token of a tenant")
            .takes(CreateToken.class)
            .secret()
            .answers(201, CreatedToken.class)
            .by(this::create),
        operation(
                DELETE,
                ALL + "/{token}",
                Permission.MANAGE_TENANTS,
                "Revoke a token of a tenant, within seconds")
            .answers(204, null)
            .by(this::revoke));
  }

  private Reply list(Call<NoBody> call) throws SQLException {
    return Reply.ok(
            new TokenList(
                known(existing(call)).stream().limit(SHOWN_MAX).map(TokenView::of).toList()))
        .with("Cache-Control", "no-store");
  }

  private Reply create(Call<CreateToken> call) throws SQLException {
    TenantId tenant = existing(call);
    CreateToken wanted = call.body();
    Role role =
        Role.named(wanted.role())
            .filter(one -> one == Role.MONITORING || one.isCustomer())
            .orElseThrow(() -> Problems.invalid("role", "is none that a tenant can have").raise());
    if (wanted.label().isBlank()) {
      throw Problems.invalid("label", "is empty").raise();
    }
    Duration lifetime = Optional.ofNullable(wanted.expiresIn()).orElse(LIFETIME);
    if (!lifetime.isPositive() || lifetime.compareTo(LIFETIME_MAX) > 0) {
      throw Problems.invalid("expiresIn", "is not above zero and at most ten years").raise();
    }
    Instant now = InstantSource.system().instant();
    quotas.requireRoomForToken(
        tenant,
        known(tenant).stream()
            .filter(
                one ->
                    one.revoked() == null && (one.expires() == null || now.isBefore(one.expires())))
            .count());
    ApiTokens.Created made =
        tokens.create(Reach.of(tenant), role, wanted.label().strip(), lifetime);
    return Reply.json(201, new CreatedToken(made.id(), made.token()))
        .with("Cache-Control", "no-store");
  }

  private Reply revoke(Call<NoBody> call) throws SQLException {
    String id = call.path("token");
    if (known(existing(call)).stream().noneMatch(one -> one.id().equals(id))) {
      throw Problems.notFound().raise();
    }
    tokens.revoke(id); // Again is as good as once.
    return Reply.empty(204);
  }

  /** Those that are of this tenant alone. */
  private List<ApiTokens.Known> known(TenantId tenant) throws SQLException {
    return tokens.list().stream().filter(one -> tenant.equals(one.reach().only())).toList();
  }

  private TenantId existing(Call<?> call) {
    TenantId tenant = Ids.tenant(call);
    if (asking.read(tenant).revision() == 0) {
      throw Problems.notFound().raise();
    }
    return tenant;
  }
}
