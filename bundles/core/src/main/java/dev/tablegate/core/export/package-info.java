// SPDX-License-Identifier: Apache-2.0
/** What makes a service an exporter. */
@NullMarked
package dev.tablegate.core.export;

import org.jspecify.annotations.NullMarked;
