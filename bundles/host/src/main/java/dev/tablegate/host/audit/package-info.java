// SPDX-License-Identifier: Apache-2.0
/** The record of what was asked, allowed and refused. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.host.audit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
