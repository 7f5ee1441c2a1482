// SPDX-License-Identifier: Apache-2.0
/** What a person looks at in the console, opened and changed by an agent. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.api.view;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
