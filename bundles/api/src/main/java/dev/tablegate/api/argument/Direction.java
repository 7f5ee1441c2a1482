// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.argument;

/** Along the sort key or against it, as a model writes it. */
public enum Direction {
    ASC,
    DESC
}
