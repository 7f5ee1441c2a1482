// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.view;

import dev.tablegate.api.sql.Plan;
import java.util.Optional;

/**
 * What a look would do, known without reading an item.
 *
 * @param access the dearest way in which it reads a table
 * @param confirm whether a person has to say so first: a scan, or a statement
 * @param plan indexes, keys, pages, capacity and price of all there is to read, roughly; empty if this server cannot
 *     estimate. A page costs a part of it
 */
public record Outlook(Plan.Access access, boolean confirm, Optional<Plan> plan) {}
