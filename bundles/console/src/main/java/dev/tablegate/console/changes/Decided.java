// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

/**
 * What a form brought.
 *
 * @param sentence for the person; empty if a question comes first
 * @param above what else is shown
 */
record Decided(String sentence, Above above) {

    static Decided that(String sentence) {
        return new Decided(sentence, Above.NOTHING);
    }

    static Decided first(Step step) {
        return new Decided("", Above.asking(step));
    }
}
