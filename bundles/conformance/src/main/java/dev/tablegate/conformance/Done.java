// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance;

/** Nothing to say. */
public record Done() {}
