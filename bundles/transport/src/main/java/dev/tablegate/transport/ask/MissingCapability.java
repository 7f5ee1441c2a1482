// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.ask;

import dev.tablegate.api.tool.ErrorCode;

/** The client did not declare what a question needs. The era without sessions has an error of its own for it. */
public enum MissingCapability implements ErrorCode {
    CODE;

    @Override
    public String id() {
        return "missing_client_capability";
    }

    @Override
    public Kind kind() {
        return Kind.CALLER;
    }
}
