// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.failure;

/** What lies beneath a failure. */
final class Causes {

    private Causes() {}

    static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
