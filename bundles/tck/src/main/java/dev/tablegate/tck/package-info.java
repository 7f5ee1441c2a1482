// SPDX-License-Identifier: Apache-2.0
/** The contracts as reusable tests, and in-memory fakes of what a tool is given. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.tck;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
