// SPDX-License-Identifier: Apache-2.0
/** Writing to DynamoDB. For the commit of what a person reviewed, and for nothing else. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.host.write;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
