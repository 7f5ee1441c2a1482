// SPDX-License-Identifier: Apache-2.0
/** Results that are kept: paged, refined, compared and exported without reading DynamoDB again. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.api.snapshot;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
