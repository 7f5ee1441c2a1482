// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.resource;

/**
 * A family of resources whose URIs differ in variables.
 *
 * @param uriTemplate simple expansion of RFC 6570: {@code tablegate://tables/{table}}
 * @param name short and unique enough for a list
 * @param description one sentence for a model to read
 * @param mediaType media type of the content
 */
public record ResourceTemplate(String uriTemplate, String name, String description, String mediaType) {}
