/**
 * What browsers load: our own ES modules and styles, which lie beside this package's classes, and
 * the modules of the WebJars that they import. {@link io.fixfirst.web.WebFiles} knows all of them
 * by the path that they are served at; there is no build step, and nothing else is ever served.
 */
@NullMarked
package io.fixfirst.web;

import org.jspecify.annotations.NullMarked;
