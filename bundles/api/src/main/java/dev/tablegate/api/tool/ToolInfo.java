// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Declares a {@link Tool}. The members become {@code tool.*} service properties, readable before the tool is activated.
 * What is not declared counts as the most dangerous choice.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ToolInfo {

    /** Prefix of the service properties. */
    String PREFIX_ = "tool.";

    /** Unique in the catalog: 1 to 64 of {@code A-Z a-z 0-9 _ . -}, by custom in snake case: {@code count_items}. */
    String name();

    /** A short name for people. */
    String title();

    /** What it does, when to use it, what it costs. Written for a model to read. */
    String description();

    /** The least scope that a connection needs to see and to call this tool. */
    Scope scope();

    /** What a call changes. Readers of the tool list see it as the hints of the MCP specification. */
    Effect effect() default Effect.DESTRUCTIVE;

    /** Whether a call reaches beyond the connection's own profile, for example to the internet. */
    boolean openWorld() default true;

    /** How long a call may take, in seconds. */
    int timeoutSeconds() default 60;
}
