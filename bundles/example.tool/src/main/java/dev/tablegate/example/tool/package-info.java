// SPDX-License-Identifier: Apache-2.0
/** A tool bundle as a third party writes it. */
@NullMarked
package dev.tablegate.example.tool;

import org.jspecify.annotations.NullMarked;
