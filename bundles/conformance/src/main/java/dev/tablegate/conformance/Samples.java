// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance;

import java.util.Base64;

/** The smallest picture and sound. */
public final class Samples {

    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
    private static final String WAV = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAAAAA==";

    private Samples() {}

    /** One pixel. */
    public static byte[] png() {
        return Base64.getDecoder().decode(PNG);
    }

    /** One silent sample. */
    public static byte[] wav() {
        return Base64.getDecoder().decode(WAV);
    }
}
