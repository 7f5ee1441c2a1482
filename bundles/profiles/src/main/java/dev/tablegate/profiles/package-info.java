// SPDX-License-Identifier: Apache-2.0
/** Profiles from configuration. */
@NullMarked
package dev.tablegate.profiles;

import org.jspecify.annotations.NullMarked;
