// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.tool;

import java.util.Locale;
import java.util.Objects;

/** A failure that the caller sees, with a code for machines and a sentence that says what to do next. */
public final class ToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;

    /**
     * @param code why
     * @param message what is wrong and what to do next; never a secret, a stack trace or another profile's name
     */
    public ToolException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /** As above, with a cause that is logged and never shown. */
    public ToolException(ErrorCode code, String message, @org.jspecify.annotations.Nullable Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    /** Why the call failed. */
    public ErrorCode code() {
        return code;
    }

    /** The sentence for the caller; never null. */
    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), code.id());
    }

    /** The codes that every tool may use. */
    public enum Standard implements ErrorCode {
        INVALID_INPUT(Kind.CALLER),
        NOT_FOUND(Kind.CALLER),
        CANCELLED(Kind.CALLER),
        DENIED(Kind.DENIED),
        /** A budget of the profile is used up: ask for less, wait for the next day, or have a person raise it. */
        OVER_BUDGET(Kind.DENIED),
        STALE(Kind.CONFLICT),
        THROTTLED(Kind.BUSY),
        TIMED_OUT(Kind.BUSY),
        UNAVAILABLE(Kind.BUSY),
        UPSTREAM_FAILED(Kind.UPSTREAM),
        INTERNAL(Kind.INTERNAL);

        private final Kind kind;

        Standard(Kind kind) {
            this.kind = kind;
        }

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }
}
