/**
 * The demo: a control plane with a scenario's people and devices that work against it, driven by
 * {@link io.fixfirst.control.drive}, on one clock that runs fast.
 *
 * <p>Start at {@link io.fixfirst.control.demo.DemoVerb}. Nothing here reaches into the control
 * plane but to start it and to make the tokens, one for everybody.
 */
@NullMarked
package io.fixfirst.control.demo;

import org.jspecify.annotations.NullMarked;
