// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

/** Why a contribution goes, which decides whether its place is kept and how long its calls may go on. */
public enum Departure {
    /** Only the service went: its bundle may be updated or restarted, and bring it back. */
    SERVICE,
    /** The bundle is uninstalled. */
    BUNDLE,
    /** The server stops. */
    SERVER
}
