package io.fixfirst.core.tenant;

/** Where a tenant stands in its life with the provider, in order. */
public enum Stage {
  PROSPECT,
  POC,
  ROLLOUT,
  LIVE,
  LEAVING
}
