// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.rpc;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** Why a request gets an error instead of a result. */
public final class RpcFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final int status;
    private final transient Optional<Part> data;
    private final transient Optional<Function<URI, String>> challenge;

    private RpcFailure(
            int code, int status, String message, Optional<Part> data, Optional<Function<URI, String>> challenge) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.data = data;
        this.challenge = challenge;
    }

    /** A failure with its HTTP status. */
    public static RpcFailure of(int code, int status, String message) {
        return new RpcFailure(code, status, message, Optional.empty(), Optional.empty());
    }

    /** A refusal by HTTP itself. JSON-RPC has no code for it, so the status stands in its place. */
    public static RpcFailure refused(int status, String message) {
        return of(status, status, message);
    }

    /** The message is no JSON-RPC message. */
    public static RpcFailure invalidRequest(String message) {
        return of(Codes.INVALID_REQUEST, 400, message);
    }

    /** The parameters are wrong. */
    public static RpcFailure invalidParams(String message) {
        return of(Codes.INVALID_PARAMS, 200, message);
    }

    /** The same with a value for the error's {@code data}. */
    public RpcFailure withData(Part value) {
        return new RpcFailure(code, status, message(), Optional.of(value), challenge);
    }

    /** The same with a {@code WWW-Authenticate} header, which depends on the address that was asked. */
    public RpcFailure withChallenge(Function<URI, String> value) {
        return new RpcFailure(code, status, message(), data, Optional.of(value));
    }

    /** The error code. */
    public int code() {
        return code;
    }

    /** The HTTP status, if the answer is not a stream yet. */
    public int status() {
        return status;
    }

    /** The sentence for the client. */
    public String message() {
        return Optional.ofNullable(getMessage()).orElse("");
    }

    /** The value of {@code data}. */
    public Optional<Part> data() {
        return data;
    }

    /** The {@code WWW-Authenticate} header for the address that was asked. */
    public Optional<String> challenge(URI asked) {
        return challenge.map(header -> header.apply(asked));
    }
}
