/** The pages of the product, as resources: the console and the status page. */
@NullMarked
package io.fixfirst.web;

import org.jspecify.annotations.NullMarked;
