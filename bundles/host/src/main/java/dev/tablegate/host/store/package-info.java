// SPDX-License-Identifier: Apache-2.0
/** Durable state: small records by kind and id. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.host.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
