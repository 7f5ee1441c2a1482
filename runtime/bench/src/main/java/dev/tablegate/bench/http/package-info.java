// SPDX-License-Identifier: Apache-2.0
/** As much of HTTP/1.1 as the stub and the driver need. */
@NullMarked
package dev.tablegate.bench.http;

import org.jspecify.annotations.NullMarked;
