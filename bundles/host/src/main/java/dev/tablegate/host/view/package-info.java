// SPDX-License-Identifier: Apache-2.0
/** What people at the console see of tables, by views or by themselves. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.host.view;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
