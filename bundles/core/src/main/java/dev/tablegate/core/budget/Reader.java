// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.budget;

/**
 * Who reads.
 *
 * @param call what the call has read
 * @param ofClient whether a client waits for the call: other work is not held to what one call may read
 * @param decided whether a person decided it, so that nothing stops it
 */
public record Reader(Tally call, String connection, boolean ofClient, boolean decided) {}
