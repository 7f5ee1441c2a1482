// SPDX-License-Identifier: Apache-2.0
/** The catalog and the invoker as components, fed by the framework. */
@NullMarked
package dev.tablegate.core;

import org.jspecify.annotations.NullMarked;
