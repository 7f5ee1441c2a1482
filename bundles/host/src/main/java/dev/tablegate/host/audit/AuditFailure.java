// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.audit;

/** An event could not be recorded, so what it is about must not happen. */
public final class AuditFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message for the operator: what is wrong, and what to do next
     */
    public AuditFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
