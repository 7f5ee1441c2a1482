// SPDX-License-Identifier: Apache-2.0
/** Work that goes on after the call that began it. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.api.task;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
