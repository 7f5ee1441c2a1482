// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import dev.tablegate.api.data.Filter;

/**
 * A condition without which no row of a table matters to the statement.
 *
 * @param filter the condition; values of other types than the ones it compares with are not judged by it
 * @param exact whether it says all that the statement's own condition says, not just a part of it
 */
public record Conjunct(Filter filter, boolean exact) {}
