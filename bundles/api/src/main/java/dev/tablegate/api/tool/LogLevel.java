// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.tool;

/** Levels of log lines to a client: those of syslog, as in the MCP specification. */
public enum LogLevel {
    DEBUG,
    INFO,
    NOTICE,
    WARNING,
    ERROR,
    CRITICAL,
    ALERT,
    EMERGENCY
}
