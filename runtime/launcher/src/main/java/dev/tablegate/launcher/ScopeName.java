// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

/** The scopes, as the command line writes them. */
enum ScopeName {
    read,
    stage,
    full
}
