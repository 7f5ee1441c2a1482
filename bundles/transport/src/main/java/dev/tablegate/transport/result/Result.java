// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.result;

import dev.tablegate.transport.rpc.Part;
import java.util.OptionalLong;

/**
 * What a request results in, before an era gives it its shape.
 *
 * @param type what kind of result it is, where the era says so
 * @param members the members of the result object
 * @param meta the members of its {@code _meta}
 * @param ttlMillis how long it may be cached, where the era has caching
 */
public record Result(String type, Part members, Part meta, OptionalLong ttlMillis) {

    private static final String COMPLETE = "complete";

    /** A result that says nothing. */
    public static final Result EMPTY = of(Part.NONE);

    /** A result that must not be cached. */
    public static Result of(Part members) {
        return new Result(COMPLETE, members, Part.NONE, OptionalLong.empty());
    }

    /** A result that stands for work that goes on. */
    static Result task(Part members) {
        return new Result("task", members, Part.NONE, OptionalLong.empty());
    }

    /** A result that may be cached. */
    public static Result cacheable(long ttlMillis, Part members) {
        return new Result(COMPLETE, members, Part.NONE, OptionalLong.of(ttlMillis));
    }

    /** The same with members for {@code _meta}. */
    public Result withMeta(Part members) {
        return new Result(type, this.members, members, ttlMillis);
    }
}
