/**
 * What monitoring systems send: Alertmanager's webhook, CloudEvents, readings and signs of life.
 * All of it becomes commands to devices; an answer of 202 means that every one of them is durable.
 */
@NullMarked
package io.fixfirst.control.intake;

import org.jspecify.annotations.NullMarked;
