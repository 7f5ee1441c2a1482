// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

/** Something else was typed than what was asked for; the question is asked again. */
final class Mistyped extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Step step;

    Mistyped(Step step) {
        super("That was not " + step.word() + ". Nothing was done.");
        this.step = step;
    }

    Step step() {
        return step;
    }
}
