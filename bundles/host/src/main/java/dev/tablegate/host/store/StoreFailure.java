// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.store;

/** The store cannot do what was asked: it is damaged, full, or stopped writing after a failure. */
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message for the operator: what is wrong, and what to do next; without the content of any record
     */
    public StoreFailure(String message) {
        super(message);
    }

    /** A failure with what caused it. */
    public StoreFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
