// SPDX-License-Identifier: Apache-2.0
/** Arguments that several tools take, so that a model writes them the same way everywhere. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.api.argument;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
