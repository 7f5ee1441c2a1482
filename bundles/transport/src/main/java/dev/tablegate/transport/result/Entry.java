// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.result;

import dev.tablegate.transport.rpc.Part;

/**
 * An entry of a list, ready to be sent.
 *
 * @param name what pages continue after
 * @param json the entry
 */
record Entry(String name, Part json) {}
