// SPDX-License-Identifier: Apache-2.0
/** Review and commit of what agents staged, for the pages where people decide. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.host.staging;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
