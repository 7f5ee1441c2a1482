// SPDX-License-Identifier: Apache-2.0
/** The profiles that connections are bound to. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.host.profile;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
