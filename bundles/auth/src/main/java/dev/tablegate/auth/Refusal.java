// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

/** A request is refused, with an error code of OAuth and a sentence that says what to do next. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int BUSY = 429;
    private static final int FAULT = 500;
    private static final int UNAVAILABLE = 503;

    private final String code;
    private final String sentence;
    private final int status;

    /** With status 400. */
    Refusal(String code, String sentence) {
        this(code, sentence, BAD_REQUEST);
    }

    private Refusal(String code, String sentence, int status) {
        super(sentence, null, false, false);
        this.code = code;
        this.sentence = sentence;
        this.status = status;
    }

    static Refusal request(String sentence) {
        return new Refusal("invalid_request", sentence);
    }

    static Refusal grant(String sentence) {
        return new Refusal("invalid_grant", sentence);
    }

    static Refusal target() {
        return new Refusal("invalid_target", "resource must be this server's MCP endpoint.");
    }

    static Refusal client(String sentence) {
        return new Refusal("invalid_client", sentence, UNAUTHORIZED);
    }

    /** Too much at once: a client that waits keeps what it has. */
    static Refusal busy(String sentence) {
        return new Refusal("temporarily_unavailable", sentence, BUSY);
    }

    /** Not now: a client that waits keeps what it has. */
    static Refusal unavailable(String sentence) {
        return new Refusal("temporarily_unavailable", sentence, UNAVAILABLE);
    }

    /** A mistake of ours. */
    static Refusal fault() {
        return new Refusal("server_error", "The server failed. An administrator finds the reason in its log.", FAULT);
    }

    String code() {
        return code;
    }

    String sentence() {
        return sentence;
    }

    int status() {
        return status;
    }

    /** Whether it helps to try again later. */
    boolean passes() {
        return status == BUSY || status == UNAVAILABLE;
    }
}
