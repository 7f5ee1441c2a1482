// SPDX-License-Identifier: Apache-2.0
/** Fetches the documents in which clients describe themselves, from hosts that nobody here has chosen. */
@NullMarked
package dev.tablegate.auth.document;

import org.jspecify.annotations.NullMarked;
