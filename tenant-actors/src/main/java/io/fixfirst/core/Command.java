package io.fixfirst.core;

/** A wish addressed to an entity, named in the imperative. */
public interface Command {}
