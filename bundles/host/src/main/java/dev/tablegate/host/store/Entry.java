// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A record as it was read.
 *
 * @param kind what sort of thing it is, such as {@code grant}
 * @param id which one
 * @param version rises with each change of the record
 * @param value the content, usually JSON; at most 256 KiB in UTF-8
 * @param expires from when on it counts as gone
 */
public record Entry(String kind, String id, long version, String value, Optional<Instant> expires) {}
