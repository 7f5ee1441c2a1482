// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

/** A contribution in use by one call: it does not go away before the lease is closed, or the call is told to end. */
public final class Lease<C> implements AutoCloseable {

    private final Candidate<C> candidate;
    private final Stoppable call;

    Lease(Candidate<C> candidate, Stoppable call) {
        this.candidate = candidate;
        this.call = call;
    }

    /** What is used. */
    public C content() {
        return candidate.content();
    }

    @Override
    public void close() {
        candidate.gate().leave(call);
    }
}
