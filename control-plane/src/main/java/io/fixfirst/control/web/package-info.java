/**
 * What browsers are shown: the console's one page, the page to sign in, and the files that both
 * load. They carry no data; that is asked of the API, which is the only way to it for everybody.
 * {@link io.fixfirst.control.web.Web} is the beginning.
 */
@NullMarked
package io.fixfirst.control.web;

import org.jspecify.annotations.NullMarked;
