// SPDX-License-Identifier: Apache-2.0
/** Reusable conversation openers, and suggestions for the arguments of prompts and resources. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.api.prompt;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
