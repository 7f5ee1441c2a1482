// SPDX-License-Identifier: Apache-2.0
/** Administration over loopback, for the command line. */
@NullMarked
package dev.tablegate.admin;

import org.jspecify.annotations.NullMarked;
