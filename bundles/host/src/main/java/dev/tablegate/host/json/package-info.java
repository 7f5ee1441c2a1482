// SPDX-License-Identifier: Apache-2.0
/** Records and values as JSON, exactly: the one rule that tools, state and console share. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.host.json;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
