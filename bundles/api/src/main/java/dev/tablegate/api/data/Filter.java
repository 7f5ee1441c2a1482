// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.util.List;

/** What items must fulfil: conditions, combined. */
public sealed interface Filter {

    /** One condition. */
    record Test(Condition condition) implements Filter {}

    /** All of these. */
    record And(List<Filter> filters) implements Filter {
        public And {
            filters = List.copyOf(filters);
        }
    }

    /** At least one of these. */
    record Or(List<Filter> filters) implements Filter {
        public Or {
            filters = List.copyOf(filters);
        }
    }

    /** Not this. */
    record Not(Filter filter) implements Filter {}
}
