// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

/**
 * An equality without which no row of a table matters to the statement.
 *
 * @param bound the table
 * @param attribute its attribute
 * @param by the other table; all of its rows that matter have their value in {@code from}
 * @param from the attribute of the other table
 */
public record Link(Occurrence bound, String attribute, Occurrence by, String from) {}
