// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.view;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.view.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How people look at data: at the views of connections, and by themselves. Whoever calls vouches for the person's name
 * and that they may see the profile. Each look is recorded, without a value, before its rows are given out. Refusals,
 * also those of DynamoDB, are {@link IllegalArgumentException}s with a sentence for the person.
 */
@ProviderType
public interface Viewing {

    /** The topic of the event that is sent when a view was opened, changed or went; {@code id} tells which. */
    String CHANGED = "dev/tablegate/views/CHANGED";

    /** The page of the console that shows a view by its id. */
    String PAGE = "/system/console/tablegate-data?view=";

    /**
     * The views of all connections, the one changed last first.
     *
     * @param limit at most so many, 1 to 1,000
     */
    List<Shown> list(int limit);

    /** One of them; empty if there is none of that id. */
    Optional<Shown> find(String view);

    /** Takes a view away; nothing happens if there is none. */
    void close(String view, String person);

    /**
     * The person's own seat at a profile: a connection that the person owns, made when it is first needed, that no
     * token opens. It ends with {@link #leave}, and by itself after a day.
     */
    Seat seat(String profile, String person);

    /** The seat that the person has at a profile now; none is made. */
    Optional<Seat> seated(String profile, String person);

    /** Ends the person's own seats: they signed out. */
    void leave(String person);

    /**
     * The work of a person from a seat, for services that take a call: names and descriptions of tables, staging. Items
     * are read by {@link #look} and {@link #item}, which record it.
     */
    Call call(Seat seat);

    /** What a look would do. Reads no item; refuses what could not be looked at. */
    Outlook outlook(Seat seat, View.Content content);

    /** Reads a page of it now. */
    Look look(Seat seat, View.Content content, Wish wish);

    /** One item as it is now, by its complete primary key; read consistently. */
    Tables.GetResult item(Seat seat, String table, Map<String, Value> key);
}
