// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import picocli.CommandLine.Option;

/** The option that says what a connection may do. */
final class ScopeOption {

    @Option(
            names = "--scope",
            paramLabel = "S",
            defaultValue = "read",
            description = "read, stage or full (default: ${DEFAULT-VALUE}).")
    private ScopeName scope = ScopeName.read;

    ScopeName scope() {
        return scope;
    }
}
