// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.prompt;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Declares a {@link Prompt}. The members become {@code prompt.*} service properties. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PromptInfo {

    /** Prefix of the service properties. */
    String PREFIX_ = "prompt.";

    /** Unique among prompts; the rules of tool names hold. */
    String name();

    /** A short name for people. */
    String title();

    /** What the conversation will be about. */
    String description();
}
