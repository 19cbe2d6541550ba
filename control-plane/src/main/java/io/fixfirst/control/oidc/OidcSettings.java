package io.fixfirst.control.oidc;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.fixfirst.control.SecretText;
import io.fixfirst.control.access.Grant;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.access.Role;
import io.fixfirst.core.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where people sign in elsewhere, and what their groups there may do here.
 *
 * @param issuer its address, as it calls itself; empty for nowhere
 * @param label what the button calls it
 * @param site where browsers find us; empty for what they say themselves
 * @param nameClaim what somebody is called in time lines
 * @param groupsClaim a list of groups, or one
 */
public record OidcSettings(
    String issuer,
    String clientId,
    String clientSecret,
    String label,
    String site,
    List<String> scopes,
    String nameClaim,
    String groupsClaim,
    List<Mapping> mappings) {

  /** What the people of a group may do. */
  public record Mapping(String group, Grant grant) {}

  /**
   * {@return the settings}
   *
   * @param own {@code fixfirst.oidc}
   */
  public static OidcSettings of(Config own) {
    return new OidcSettings(
        own.getString("issuer"),
        own.getString("client-id"),
        SecretText.of(own, "client-secret"),
        own.getString("label"),
        own.getString("site"),
        own.getStringList("scopes"),
        own.getString("name-claim"),
        own.getString("groups-claim"),
        own.getConfigList("grants").stream().map(OidcSettings::mapping).toList());
  }

  private static Mapping mapping(Config one) {
    String role = one.getString("role");
    Role known =
        Role.named(role)
            .orElseThrow(
                () -> new ConfigException.BadValue("fixfirst.oidc.grants", "no role " + role));
    Reach reach =
        one.hasPath("tenants")
            ? new Reach.Tenants(
                one.getStringList("tenants").stream()
                    .map(TenantId::new)
                    .collect(Collectors.toCollection(TreeSet::new)))
            : Reach.EVERY;
    if (known.isCustomer() && reach.isEvery()) {
      throw new ConfigException.BadValue("fixfirst.oidc.grants", role + " needs tenants");
    }
    return new Mapping(one.getString("group"), new Grant(known, reach));
  }

  /** {@return whether people may sign in elsewhere at all} */
  public boolean isOn() {
    return !issuer.isEmpty();
  }

  /** {@return what somebody of these groups may do; nothing where none of them is known} */
  List<Grant> grants(Collection<String> groups) {
    List<Grant> grants = new ArrayList<>();
    for (Mapping mapping : mappings) {
      boolean sameSide =
          grants.isEmpty() || grants.getFirst().role().side().equals(mapping.grant().role().side());
      if (groups.contains(mapping.group()) && sameSide) {
        grants.add(mapping.grant());
      }
    }
    return grants;
  }
}
