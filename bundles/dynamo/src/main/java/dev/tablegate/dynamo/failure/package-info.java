// SPDX-License-Identifier: Apache-2.0
/** Says what went wrong, in our own words. */
@NullMarked
package dev.tablegate.dynamo.failure;

import org.jspecify.annotations.NullMarked;
