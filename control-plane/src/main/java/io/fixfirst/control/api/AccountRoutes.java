package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Method.POST;
import static io.fixfirst.control.http.Method.PUT;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.control.access.Account;
import io.fixfirst.control.access.Accounts;
import io.fixfirst.control.access.Grant;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.access.SecondFactor;
import io.fixfirst.control.access.SignIn;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Problem;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.core.TenantId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The people who may sign in, for who runs the installation. */
final class AccountRoutes {

  private static final String ALL = "/api/v1/accounts";
  private static final String ONE = ALL + "/{account}";

  private final Accounts accounts;
  private final SecondFactor factor;
  private final SignIn signIn;

  AccountRoutes(Accounts accounts, SecondFactor factor, SignIn signIn) {
    this.factor = factor;
    this.accounts = accounts;
    this.signIn = signIn;
  }

  @Doc("Somebody who is to sign in")
  record CreateAccount(
      @Doc(
              value = "What they type, and what time lines say",
              example = "ada",
              max = 60,
              pattern = Accounts.NAME)
          String name,
      @Doc(value = "The name that people read", example = "Ada Lind", max = 120)
          @Nullable String label,
      @Doc(value = "What they may do where", max = 50) List<GrantView> grants) {}

  @Doc("What somebody may do where")
  record SetGrants(@Doc(value = "Instead of what there was", max = 50) List<GrantView> grants) {}

  @Doc("Somebody who signs in")
  record AccountView(
      @Doc(value = "What they type", example = "ada") String name,
      @Nullable String label,
      List<GrantView> grants,
      @Doc("Whether they still have to choose a password of their own") boolean temporary,
      Instant created,
      @Doc("Since when they are not let in") @Nullable Instant disabled,
      @Nullable Instant lastSignIn,
      @Doc("Whether signing in needs a code besides the password") boolean secondFactor) {

    static AccountView of(Account account) {
      return new AccountView(
          account.name(),
          account.label(),
          account.grants().stream().map(GrantView::of).toList(),
          account.temporary(),
          account.created(),
          account.disabled(),
          account.lastSignIn(),
          account.secondFactor());
    }
  }

  @Doc("An account with a password for once, which is told this once")
  record CreatedAccount(AccountView account, @Doc("For the first sign-in") String password) {}

  @Doc("Accounts by name")
  record AccountPage(
      List<AccountView> items,
      @Doc("Send it as cursor to get the next page; none on the last") @Nullable String cursor) {}

  List<Operation<?>> table() {
    return List.of(
        operation(GET, ALL, Permission.MANAGE_ACCOUNTS, "List the people who may sign in")
            .with(Lists.LIMIT, Lists.CURSOR)
            .answers(200, AccountPage.class)
            .by(this::list),
        operation(POST, ALL, Permission.MANAGE_ACCOUNTS, "Let somebody sign in")
            .takes(CreateAccount.class)
            .secret()
            .answers(201, CreatedAccount.class)
            .by(this::create),
        operation(GET, ONE, Permission.MANAGE_ACCOUNTS, "One account")
            .answers(200, AccountView.class)
            .by(call -> Reply.ok(AccountView.of(account(call)))),
        operation(PUT, ONE + "/grants", Permission.MANAGE_ACCOUNTS, "Say what somebody may do")
            .takes(SetGrants.class)
            .answers(200, AccountView.class)
            .by(this::setGrants),
        operation(
                POST,
                ONE + "/reset",
                Permission.MANAGE_ACCOUNTS,
                "Give somebody a password for once, and take sessions and second factor away")
            .secret()
            .answers(200, CreatedAccount.class)
            .by(this::reset),
        operation(POST, ONE + "/disable", Permission.MANAGE_ACCOUNTS, "Let somebody in no more")
            .answers(200, AccountView.class)
            .by(call -> disable(call, true)),
        operation(POST, ONE + "/enable", Permission.MANAGE_ACCOUNTS, "Let somebody in again")
            .answers(200, AccountView.class)
            .by(call -> disable(call, false)));
  }

  private Reply list(Call<NoBody> call) throws SQLException {
    int limit = Lists.limit(call);
    List<Account> found = accounts.list(call.query("cursor").orElse(""), limit + 1);
    boolean more = found.size() > limit;
    List<Account> page = more ? found.subList(0, limit) : found;
    return Reply.ok(
        new AccountPage(
            page.stream().map(AccountView::of).toList(), more ? page.getLast().name() : null));
  }

  private Reply create(Call<CreateAccount> call) throws SQLException {
    CreateAccount request = call.body();
    Accounts.Created created =
        accounts
            .create(request.name(), request.label(), grants(request.grants()))
            .orElseThrow(
                () ->
                    Problem.of(
                            409,
                            "account.exists",
                            "Name taken",
                            "There is an account " + request.name() + " already.")
                        .raise());
    return once(201, created).with("Location", ALL + "/" + created.account().name());
  }

  private Reply setGrants(Call<SetGrants> call) throws SQLException {
    Account account = another(call);
    accounts.setGrants(account.id(), grants(call.body().grants()));
    return changed(call);
  }

  private Reply reset(Call<NoBody> call) throws SQLException {
    Account account = another(call);
    if (account.elsewhere()) {
      throw Problem.of(
              409,
              "account.elsewhere",
              "Signs in elsewhere",
              "Who signs in elsewhere has no password here.")
          .raise();
    }
    factor.remove(account.id());
    String password = accounts.reset(account.id());
    signIn.forgetAll();
    return once(200, new Accounts.Created(account(call), password));
  }

  private Reply disable(Call<NoBody> call, boolean disabled) throws SQLException {
    accounts.disable(another(call).id(), disabled);
    return changed(call);
  }

  private Reply changed(Call<?> call) throws SQLException {
    signIn.forgetAll();
    return Reply.ok(AccountView.of(account(call)));
  }

  private static Reply once(int status, Accounts.Created created) {
    return Reply.json(
            status, new CreatedAccount(AccountView.of(created.account()), created.password()))
        .with("Cache-Control", "no-store");
  }

  private Account account(Call<?> call) throws SQLException {
    return accounts.find(call.path("account")).orElseThrow(() -> Problems.notFound().raise());
  }

  /** Who runs the installation does not lock the door behind themselves. */
  private Account another(Call<?> call) throws SQLException {
    Account account = account(call);
    if (!call.caller().holder().token() && call.caller().holder().id().equals(account.id())) {
      throw Problem.of(
              409,
              "account.oneself",
              "Not for oneself",
              "Somebody else has to do this to your account.")
          .raise();
    }
    return account;
  }

  private static List<Grant> grants(List<GrantView> forms) {
    List<Grant> grants = new ArrayList<>();
    for (GrantView form : forms) {
      Role role =
          Role.named(form.role())
              .orElseThrow(
                  () ->
                      Problems.invalid(
                              "grants.role",
                              "is not one of "
                                  + String.join(
                                      ", ", Arrays.stream(Role.values()).map(Role::text).toList()))
                          .raise());
      if (role.isCustomer() && form.tenants() == null) {
        throw Problems.invalid("grants.tenants", "are required for " + role.text()).raise();
      }
      grants.add(new Grant(role, reach(form.tenants())));
    }
    if (grants.isEmpty() || grants.stream().map(one -> one.role().side()).distinct().count() > 1) {
      throw Problems.invalid("grants", "are at least one, and all on one side").raise();
    }
    return grants;
  }

  private static Reach reach(@Nullable List<String> tenants) {
    if (tenants == null) {
      return Reach.EVERY;
    }
    Set<TenantId> ids = new TreeSet<>();
    tenants.forEach(one -> ids.add(Ids.required("grants.tenants", one, TenantId::new)));
    if (ids.isEmpty()) {
      throw Problems.invalid("grants.tenants", "are none; leave them out for all").raise();
    }
    return new Reach.Tenants(ids);
  }
}
