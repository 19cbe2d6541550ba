package io.fixfirst.control.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.fixfirst.control.access.Grant;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks an OpenID provider who somebody is: discovery, the authorization code with PKCE, state and
 * nonce, and an ID token whose signature, issuer, audience and times are checked. What the provider
 * says of itself is asked once and kept.
 */
public final class OidcClient {

  private static final int PATIENCE_MILLIS = 5_000;
  private static final int KEYS_MAX_BYTES = 200_000;

  /** Signatures by a key that only the provider has; none that we could make ourselves. */
  private static final Set<JWSAlgorithm> SIGNATURES =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final OidcSettings settings;
  private @Nullable Provider provider;

  public OidcClient(OidcSettings settings) {
    this.settings = settings;
  }

  private record Provider(OIDCProviderMetadata metadata, IDTokenValidator validator) {}

  /**
   * A visit to the provider that has begun. It is kept by the browser that makes it.
   *
   * @param uri where the browser goes
   * @param state comes back with the browser
   * @param nonce comes back in the ID token
   * @param verifier shows that we are who asked
   */
  public record Visit(URI uri, String state, String nonce, String verifier) {}

  /** Who somebody is, and what they may do. */
  public record Person(String subject, String name, @Nullable String label, List<Grant> grants) {}

  /** It did not work, for a reason that is for the log. */
  public static final class FailedException extends Exception {
    private static final long serialVersionUID = 1;

    FailedException(String why) {
      super(why);
    }

    FailedException(String why, Exception cause) {
      super(why, cause);
    }
  }

  /** {@return the way to the provider} */
  public Visit begin(URI back) throws FailedException {
    State state = new State(32);
    Nonce nonce = new Nonce(32);
    CodeVerifier verifier = new CodeVerifier();
    URI uri =
        new AuthenticationRequest.Builder(
                ResponseType.CODE,
                new Scope(settings.scopes().toArray(String[]::new)),
                new ClientID(settings.clientId()),
                back)
            .endpointURI(provider().metadata.getAuthorizationEndpointURI())
            .state(state)
            .nonce(nonce)
            .codeChallenge(verifier, CodeChallengeMethod.S256)
            .build()
            .toURI();
    return new Visit(uri, state.getValue(), nonce.getValue(), verifier.getValue());
  }

  /**
   * {@return who has come back}
   *
   * @param answer the address that the browser came back to, with its query
   * @param back that address without it, as it was given to the provider
   */
  public Person finish(URI answer, URI back, Visit visit) throws FailedException {
    try {
      AuthenticationResponse response = AuthenticationResponseParser.parse(answer);
      State state = response.getState();
      if (state == null || !state.getValue().equals(visit.state())) {
        throw new FailedException("The answer belongs to no visit of this browser.");
      }
      if (!response.indicatesSuccess()) {
        throw new FailedException(
            "The provider refuses: " + response.toErrorResponse().getErrorObject().getCode());
      }
      AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
      OIDCTokenResponse tokens = redeem(code, back, visit);
      return person(
          provider()
              .validator
              .validate(tokens.getOIDCTokens().getIDToken(), new Nonce(visit.nonce())));
    } catch (ParseException | IOException | BadJOSEException | JOSEException e) {
      throw new FailedException("The provider's answer cannot be believed: " + e.getMessage(), e);
    }
  }

  private OIDCTokenResponse redeem(AuthorizationCode code, URI back, Visit visit)
      throws FailedException, ParseException, IOException {
    TokenRequest request =
        new TokenRequest.Builder(
                provider().metadata.getTokenEndpointURI(),
                new ClientSecretBasic(
                    new ClientID(settings.clientId()), new Secret(settings.clientSecret())),
                new AuthorizationCodeGrant(code, back, new CodeVerifier(visit.verifier())))
            .build();
    HTTPRequest http = request.toHTTPRequest();
    http.setConnectTimeout(PATIENCE_MILLIS);
    http.setReadTimeout(PATIENCE_MILLIS);
    TokenResponse response = OIDCTokenResponseParser.parse(http.send());
    if (!response.indicatesSuccess()) {
      throw new FailedException(
          "The provider takes the code for none: "
              + response.toErrorResponse().getErrorObject().getCode());
    }
    return (OIDCTokenResponse) response.toSuccessResponse();
  }

  private Person person(IDTokenClaimsSet claims) {
    String called = claims.getStringClaim(settings.nameClaim());
    String subject = claims.getSubject().getValue();
    return new Person(
        claims.getIssuer().getValue() + " " + subject,
        called == null ? subject : called,
        claims.getStringClaim("name"),
        settings.grants(groups(claims.getClaim(settings.groupsClaim()))));
  }

  private static Collection<String> groups(@Nullable Object claim) {
    List<String> groups = new ArrayList<>();
    if (claim instanceof Collection<?> several) {
      several.forEach(one -> groups.add(String.valueOf(one)));
    } else if (claim != null) {
      groups.add(claim.toString());
    }
    return groups;
  }

  private synchronized Provider provider() throws FailedException {
    Provider known = provider;
    if (known != null) {
      return known;
    }
    try {
      Issuer issuer = new Issuer(settings.issuer());
      OIDCProviderMetadata metadata =
          OIDCProviderMetadata.resolve(issuer, PATIENCE_MILLIS, PATIENCE_MILLIS);
      JWKSource<SecurityContext> keys =
          JWKSourceBuilder.create(
                  metadata.getJWKSetURI().toURL(),
                  new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, KEYS_MAX_BYTES))
              .build();
      IDTokenValidator validator =
          new IDTokenValidator(
              issuer,
              new ClientID(settings.clientId()),
              new JWSVerificationKeySelector<>(SIGNATURES, keys),
              null);
      validator.setMaxClockSkew((int) Duration.ofMinutes(1).toSeconds());
      Provider found = new Provider(metadata, validator);
      provider = found;
      return found;
    } catch (GeneralException | IOException e) {
      throw new FailedException("The provider does not say who it is: " + e.getMessage(), e);
    }
  }
}
