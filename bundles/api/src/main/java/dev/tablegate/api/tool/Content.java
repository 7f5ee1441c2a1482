// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.tool;

import java.util.Optional;

/** One block of an answer or of a prompt's message. */
public sealed interface Content {

    /** Plain text. */
    record Text(String text) implements Content {}

    /** A picture, for example {@code image/png}. */
    record Image(byte[] data, String mediaType) implements Content {}

    /** A sound, for example {@code audio/wav}. */
    record Audio(byte[] data, String mediaType) implements Content {}

    /** A pointer to a resource that the client can read. */
    record Link(String uri, String name, Optional<String> mediaType) implements Content {}

    /** A resource with its content. */
    record Embedded(dev.tablegate.api.resource.ResourceContent resource) implements Content {}
}
