// SPDX-License-Identifier: Apache-2.0
/** The tools, prompts and resources as they come and go, and how to run them. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.host.catalog;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
