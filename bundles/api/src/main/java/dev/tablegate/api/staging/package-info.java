// SPDX-License-Identifier: Apache-2.0
/** The power to propose changes. Nothing here writes to DynamoDB: a person commits what was staged. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.api.staging;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
