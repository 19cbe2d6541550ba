/**
 * Signing in elsewhere, with OpenID Connect: {@link io.fixfirst.control.oidc.OidcClient} asks the
 * provider who somebody is, {@link io.fixfirst.control.oidc.OidcSettings} says what their groups
 * may do here. The pages that lead there and back are in {@code io.fixfirst.control.web}.
 */
@NullMarked
package io.fixfirst.control.oidc;

import org.jspecify.annotations.NullMarked;
