// SPDX-License-Identifier: Apache-2.0
/** How clients are told of this server. */
@Export
@Version("1.0.0")
@NullMarked
package dev.tablegate.host.connect;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
