package io.fixfirst.control;

import java.io.PrintWriter;

/** Tells the first administrator's password, which is kept nowhere. */
public final class FirstAccount {

  private FirstAccount() {}

  /** Says it, also to those who want to hear little else, where this start has made it. */
  public static void tell(PrintWriter err, ControlPlane plane) {
    plane
        .firstAccount()
        .ifPresent(
            first -> {
              err.printf(
                  "Or sign in at %s/sign-in as %s with the password %s%n",
                  plane.address(), first.account().name(), first.password());
              err.printf("  It is told this once, and asks you to choose one of your own.%n");
              err.flush();
            });
  }
}
