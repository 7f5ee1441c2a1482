// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.tool;

/** What calling a tool changes, from harmless to dangerous. */
public enum Effect {
    /** Changes nothing. */
    NONE,
    /** Adds something, and calling it again with the same arguments adds nothing more. */
    IDEMPOTENT,
    /** Adds something at each call, but replaces and removes nothing. */
    ADDITIVE,
    /** May replace or remove something. */
    DESTRUCTIVE
}
