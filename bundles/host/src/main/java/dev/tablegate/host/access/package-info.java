// SPDX-License-Identifier: Apache-2.0
/** Who a caller is and what it was granted. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.host.access;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
