/** Events as they are published: time lines, and the live stream of Server-Sent Events. */
@NullMarked
package io.fixfirst.control.stream;

import org.jspecify.annotations.NullMarked;
