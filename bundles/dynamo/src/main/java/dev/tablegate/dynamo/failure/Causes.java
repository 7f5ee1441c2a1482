// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.failure;

import java.util.Set;
import java.util.function.Predicate;

/** What lies beneath a failure. */
final class Causes {

    private Causes() {}

    static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return any(failure, type::isInstance);
    }

    /** By the simple names of their types. */
    static boolean named(Throwable failure, Set<String> names) {
        return any(failure, cause -> names.contains(cause.getClass().getSimpleName()));
    }

    private static boolean any(Throwable failure, Predicate<Throwable> which) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (which.test(cause)) {
                return true;
            }
        }
        return false;
    }
}
