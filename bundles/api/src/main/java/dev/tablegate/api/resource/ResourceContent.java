// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.resource;

/** The content of one resource: text or bytes. */
public sealed interface ResourceContent {

    /** Address of the resource. */
    String uri();

    /** Its media type. */
    String mediaType();

    /** Content that is text. */
    record Text(String uri, String mediaType, String text) implements ResourceContent {}

    /** Content that is not text. */
    record Binary(String uri, String mediaType, byte[] data) implements ResourceContent {}
}
