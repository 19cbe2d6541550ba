package io.fixfirst.control.crash;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A class whose servers are processes of their own, and mostly wait: it runs beside those that
 * share a server in this process, one such class at a time.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("processes")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Beside {}
