// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

import java.util.Optional;

/**
 * A service that a contribution takes.
 *
 * @param name name of its interface
 * @param type the interface, if the bundle can load it
 */
public record RequiredService(String name, Optional<Class<?>> type) {}
