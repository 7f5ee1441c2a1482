// SPDX-License-Identifier: Apache-2.0
/** The contract between the host and a tool: what a tool declares, what it is given and how it fails. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.api.tool;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
