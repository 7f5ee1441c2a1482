// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

/** What a verb could not do: a sentence that says what is wrong and what to do next. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Failure(String sentence) {
        super(sentence);
    }

    public Failure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
