// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.export;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Declares an {@link Exporter}. The members become {@code export.*} service properties. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ExportFormat {

    /** Prefix of the service properties. */
    String PREFIX_ = "export.";

    /** What the format is called in calls: lower case letters, digits and hyphens, for example {@code csv}. */
    String format();

    /** A short name for people. */
    String title();

    /** The media type of the file. */
    String mediaType();

    /** The extension of the file's name, without a dot. */
    String extension();

    /** Whether gzip or zstd make sense around it: not for formats that compress themselves. */
    boolean compressible() default true;
}
