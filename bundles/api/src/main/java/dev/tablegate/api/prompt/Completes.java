// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.prompt;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Names the argument that a {@link Completer} completes, wherever it appears. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Completes {

    /** Prefix of the service properties. */
    String PREFIX_ = "completes.";

    /** The argument's name: {@code table}. */
    String argument();
}
