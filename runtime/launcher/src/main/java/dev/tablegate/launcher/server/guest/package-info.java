// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps bundles that are not part of the platform to the contracts: what they import, look up and see. It keeps honest
 * code small and mistakes harmless; code in one process is no sandbox.
 */
@NullMarked
package dev.tablegate.launcher.server.guest;

import org.jspecify.annotations.NullMarked;
