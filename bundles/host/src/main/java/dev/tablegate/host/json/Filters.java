// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tablegate.api.data.Filter;

/** How filters are kept: to be mixed into a mapper of {@link Json}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @Type(value = Filter.Test.class, name = "test"),
    @Type(value = Filter.And.class, name = "and"),
    @Type(value = Filter.Or.class, name = "or"),
    @Type(value = Filter.Not.class, name = "not")
})
public interface Filters {}
