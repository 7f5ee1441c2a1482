// SPDX-License-Identifier: Apache-2.0
/** Files and results of connections: encrypted at rest, counted against quotas, deleted when they expire. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.host.workspace;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
