// SPDX-License-Identifier: Apache-2.0
/** What must hold for the server to be ready, as health checks. */
@NullMarked
package dev.tablegate.admin.health;

import org.jspecify.annotations.NullMarked;
