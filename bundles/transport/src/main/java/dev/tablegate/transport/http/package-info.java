// SPDX-License-Identifier: Apache-2.0
/** What is plain HTTP: bodies, answers that may become streams, hosts. */
@NullMarked
package dev.tablegate.transport.http;

import org.jspecify.annotations.NullMarked;
