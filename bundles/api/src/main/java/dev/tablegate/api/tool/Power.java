// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a service that lets its holder do something, and the least {@link Scope} a tool must declare to take it. A tool
 * that requires a power above its scope is refused before it is listed.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Power {

    /** The least scope of a tool that takes this service. */
    Scope value();
}
