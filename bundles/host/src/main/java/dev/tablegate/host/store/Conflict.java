// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.store;

/** Somebody else changed a record first. Read it again and decide anew. */
public final class Conflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String id;

    public Conflict(String kind, String id) {
        super(kind + " " + id + " was changed by somebody else meanwhile.");
        this.kind = kind;
        this.id = id;
    }

    /** The kind of the record. */
    public String kind() {
        return kind;
    }

    /** The id of the record. */
    public String id() {
        return id;
    }
}
