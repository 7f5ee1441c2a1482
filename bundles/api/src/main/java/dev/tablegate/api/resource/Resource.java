// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.resource;

/**
 * An entry of the resource list.
 *
 * @param uri its address
 * @param name short and unique enough for a list
 * @param description one sentence for a model to read
 * @param mediaType media type of its content
 */
public record Resource(String uri, String name, String description, String mediaType) {}
