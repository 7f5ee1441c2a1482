// SPDX-License-Identifier: Apache-2.0
/** Who may come in: tokens and their grants, challenges, the seal. */
@NullMarked
package dev.tablegate.auth;

import org.jspecify.annotations.NullMarked;
