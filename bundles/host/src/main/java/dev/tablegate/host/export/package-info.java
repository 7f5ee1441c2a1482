// SPDX-License-Identifier: Apache-2.0
/** The exporters that are there, made safe to use. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.host.export;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
