// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance;

/** A sentence. */
public record Said(String text) {}
