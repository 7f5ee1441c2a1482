// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.call;

import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Seal;
import dev.tablegate.host.catalog.Catalog;
import dev.tablegate.host.catalog.Invoker;
import dev.tablegate.host.profile.Budget;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.transport.result.Lists;
import dev.tablegate.transport.result.Operations;
import dev.tablegate.transport.result.ServerCard;
import dev.tablegate.transport.result.Style;
import dev.tablegate.transport.stream.ResourceWatcher;
import dev.tablegate.transport.stream.Subscriptions;
import io.modelcontextprotocol.json.McpJsonMapper;
import java.util.List;

/**
 * What both eras work with.
 *
 * @param catalog what there is to call
 * @param invoker calls it
 * @param seal protects what travels through the client
 * @param mapper writes the SDK's schema types
 * @param operations requests that mean the same in both eras
 * @param card what the server says about itself
 * @param running the calls that run now
 * @param subscriptions the streams that are open now
 * @param watcher looks after subscribed resources
 * @param pageSize entries of a list page
 */
public record Services(
        Catalog catalog,
        Invoker invoker,
        Seal seal,
        McpJsonMapper mapper,
        Operations operations,
        ServerCard card,
        Running running,
        Subscriptions subscriptions,
        ResourceWatcher watcher,
        int pageSize) {

    /** What a model should know of its connection before it calls anything. */
    public String instructions(Grant grant) {
        var profile = invoker.profile(grant);
        return ServerCard.instructions(
                grant,
                profile.map(known -> known.policy().budget()).orElse(Budget.NONE),
                profile.map(Profile::entities).orElse(List.of()));
    }

    /** The lists in the style of an era. */
    public Lists lists(Style style) {
        return new Lists(catalog, invoker, mapper, style, pageSize);
    }
}
