// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance;

/** No arguments. */
public record NoInput() {}
