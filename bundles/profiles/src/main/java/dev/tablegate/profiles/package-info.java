// SPDX-License-Identifier: Apache-2.0
/** Profiles out of configuration. */
@NullMarked
package dev.tablegate.profiles;

import org.jspecify.annotations.NullMarked;
