// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.view;

/**
 * Where a person sits to look at data: with the rights of one connection, never more.
 *
 * @param connection whose rights hold, whose quotas are used and whose changes are staged
 * @param profile slug of its profile
 * @param person who looks
 */
public record Seat(String connection, String profile, String person) {}
