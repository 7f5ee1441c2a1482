// SPDX-License-Identifier: Apache-2.0
/** DynamoDB data without the AWS SDK, and the power to read it. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.api.data;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
