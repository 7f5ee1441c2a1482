// SPDX-License-Identifier: Apache-2.0
/** How work is spread over time. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.host.flow;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
