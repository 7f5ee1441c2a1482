// SPDX-License-Identifier: Apache-2.0
/** An exporter bundle as a third party writes it. */
@NullMarked
package dev.tablegate.example.exporter;

import org.jspecify.annotations.NullMarked;
