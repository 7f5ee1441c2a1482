// SPDX-License-Identifier: Apache-2.0
/** Tools, resources and a prompt that look at tables: which there are and how they are built. */
@NullMarked
package dev.tablegate.tools.tables;

import org.jspecify.annotations.NullMarked;
