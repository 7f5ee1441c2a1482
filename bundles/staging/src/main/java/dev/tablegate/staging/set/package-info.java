// SPDX-License-Identifier: Apache-2.0
/** What a change set holds, how it is kept, and what of it would be written. */
@NullMarked
package dev.tablegate.staging.set;

import org.jspecify.annotations.NullMarked;
