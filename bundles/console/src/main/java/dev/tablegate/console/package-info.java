// SPDX-License-Identifier: Apache-2.0
/** Sign-in, the consent page, and the pages in the web console. */
@NullMarked
package dev.tablegate.console;

import org.jspecify.annotations.NullMarked;
