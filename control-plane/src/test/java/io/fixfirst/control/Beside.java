package io.fixfirst.control;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A class that starts servers of its own, and mostly waits for them: it runs beside those that
 * share {@link Server}, one such class at a time.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("servers")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Beside {}
