// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

/** An offer that is not listed, with the sentence that says why. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    public Refused(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    /** Why, and what the author can do. */
    public String sentence() {
        return sentence;
    }
}
