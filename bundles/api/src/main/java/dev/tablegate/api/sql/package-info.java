// SPDX-License-Identifier: Apache-2.0
/** SQL over the tables of a connection's profile: SELECT only. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.api.sql;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
