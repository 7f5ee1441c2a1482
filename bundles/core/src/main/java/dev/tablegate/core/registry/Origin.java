// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

/**
 * The bundle that something comes from.
 *
 * @param bundle its id, which an update keeps
 * @param name symbolic name and version, for people
 */
public record Origin(long bundle, String name) {}
