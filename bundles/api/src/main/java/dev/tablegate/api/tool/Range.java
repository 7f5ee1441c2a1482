// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Bounds of a number, or of the number of entries of a list or map; checked by the host before the tool runs. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Range {

    /** The least value, inclusive. */
    long min() default Long.MIN_VALUE;

    /** The greatest value, inclusive. */
    long max() default Long.MAX_VALUE;
}
