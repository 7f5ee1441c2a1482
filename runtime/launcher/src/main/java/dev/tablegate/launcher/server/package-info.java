// SPDX-License-Identifier: Apache-2.0
/** The server process: directories, the framework, readiness. */
@NullMarked
package dev.tablegate.launcher.server;

import org.jspecify.annotations.NullMarked;
