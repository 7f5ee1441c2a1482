// SPDX-License-Identifier: Apache-2.0
/** Files made of items: the formats, which any bundle may add, and the exports that use them. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.api.export;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
