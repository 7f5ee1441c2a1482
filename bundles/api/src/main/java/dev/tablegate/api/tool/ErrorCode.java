// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.tool;

import org.osgi.annotation.versioning.ConsumerType;

/** Why a call failed. Implement it with an enum; ids are stable and namespaced: {@code acme.quota_exceeded}. */
@ConsumerType
public interface ErrorCode {

    /** The stable id. */
    String id();

    /** Who can do something about it. */
    Kind kind();

    /** Kinds of failure, by who can do something about them. */
    enum Kind {
        /** The arguments were wrong: change them. */
        CALLER,
        /** Not allowed: ask a person. */
        DENIED,
        /** Something changed meanwhile: read again. */
        CONFLICT,
        /** Too much at the moment: wait and repeat. */
        BUSY,
        /** DynamoDB or another system behind this server failed. */
        UPSTREAM,
        /** A fault of the tool or the server. */
        INTERNAL
    }
}
