// SPDX-License-Identifier: Apache-2.0
/** Read-only documents that a connection can list, read and watch by URI. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.api.resource;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
