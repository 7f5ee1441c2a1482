// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Staging;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.staging.Review;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.write.Rehearsals;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeGrants;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.MemoryAudit;
import dev.tablegate.tck.MemoryProfiles;
import dev.tablegate.tck.MemoryStore;
import dev.tablegate.tck.MovableClock;
import dev.tablegate.tck.TableBuilder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The staging engine over tables, store and audit record in memory. */
final class Engine implements AutoCloseable {

    final World world;
    final SetBook book;
    final SetEdits edits;
    final StoredLedger ledger;
    final MemoryCommits commits;
    final LiveStaging staging;
    final LiveReviews reviews;
    final Sweeper sweeper;
    private final Announcer announcer;

    /** What outlives a restart. */
    record World(
            MovableClock clock,
            Store store,
            MemoryAudit audit,
            FakeTables tables,
            MemoryProfiles profiles,
            FakeEvents events,
            Optional<Rehearsals> rehearsals) {

        static World fresh() {
            var clock = new MovableClock();
            return new World(
                    clock,
                    new MemoryStore(clock),
                    new MemoryAudit(),
                    new FakeTables()
                            .add(TableBuilder.table("Users", "id"), List.of())
                            .add(
                                    TableBuilder.table("Orders", "customer", "number:N")
                                            .globalIndex("byState", "state", "due:N"),
                                    List.of()),
                    new MemoryProfiles(MemoryProfiles.local("demo")),
                    new FakeEvents(),
                    Optional.empty());
        }

        World with(Store other) {
            return new World(clock, other, audit, tables, profiles, events, rehearsals);
        }

        World with(Rehearsals other) {
            return new World(clock, store, audit, tables, profiles, events, Optional.of(other));
        }
    }

    Engine() {
        this(World.fresh());
    }

    Engine(World world) {
        this.world = world;
        announcer = new Announcer(world.events());
        book = new SetBook(world.store(), world.clock());
        edits = new SetEdits(book, announcer);
        var summaries = new Summaries(book);
        var links = new Links(() -> URI.create("http://127.0.0.1:7070"));
        var opening =
                new Opening(book, edits, new FakeGrants(Scope.STAGE, "connection-1", "connection-2"), world.profiles());
        var ending = new Ending(book, edits);
        ledger = new StoredLedger(book, edits, ending, announcer);
        commits = new MemoryCommits(world.tables(), ledger);
        var committing = new Committing(book, edits, summaries, world.profiles(), commits, world.audit());
        var adding = new Adding(opening, edits, links, world.audit());
        var submitting = new Submitting(book, edits, opening, summaries, committing, ending, world.audit());
        staging = new LiveStaging(book, opening, adding, submitting, links, world.tables());
        var deciding = new Deciding(book, edits, summaries, committing, ending, world.audit());
        var refreshing = new Refreshing(book, edits, deciding, committing, world.tables(), world.audit());
        reviews = new LiveReviews(
                book,
                summaries,
                committing,
                links,
                deciding,
                refreshing,
                new Undoing(book, edits, opening, summaries, deciding, world.audit()),
                new Rehearsing(
                        book, deciding, committing, summaries, world.tables(), world.rehearsals(), world.audit()),
                new Settling(book, edits, deciding, committing, refreshing, ending, commits, world.audit()));
        sweeper = new Sweeper(book, ending, world.audit());
    }

    Engine restart() {
        close();
        return new Engine(world);
    }

    Staging.Staged stage(Write write) {
        return staging.stage(call(), write, "");
    }

    Review review(String set) {
        return reviews.find(set).orElseThrow();
    }

    /** Commits everything as it is now. */
    void commit(String set) {
        reviews.commit(set, OptionalInt.empty(), review(set).digest(), "reviewer");
    }

    Optional<Map<String, Value>> item(String table, Map<String, Value> key) {
        return world.tables()
                .get(call(), new GetRequest(table, key, List.of(), true))
                .item();
    }

    Optional<Map<String, Value>> user(String id) {
        return item("Users", Map.of("id", text(id)));
    }

    static FakeCall call() {
        return new FakeCall();
    }

    static FakeCall other() {
        return new FakeCall().withConnection("connection-2");
    }

    static Value text(String text) {
        return new Value.Text(text);
    }

    static Map<String, Value> user(String id, Object... attributes) {
        var item = new LinkedHashMap<String, Value>();
        item.put("id", text(id));
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            item.put(
                    (String) attributes[i],
                    value instanceof Integer number ? Value.Num.of(number) : text(value.toString()));
        }
        return item;
    }

    static Write put(Map<String, Value> user) {
        return new Write.Put("Users", user, Optional.empty());
    }

    static Write put(Map<String, Value> user, Expression condition) {
        return new Write.Put("Users", user, Optional.of(condition));
    }

    static Write update(String id, String update, Map<String, Value> values) {
        return new Write.Update(
                "Users", Map.of("id", text(id)), new Expression(update, Map.of(), values), Optional.empty());
    }

    static Write update(String id, String update, Map<String, Value> values, Expression condition) {
        return new Write.Update(
                "Users", Map.of("id", text(id)), new Expression(update, Map.of(), values), Optional.of(condition));
    }

    static Write delete(String id) {
        return new Write.Delete("Users", Map.of("id", text(id)), Optional.empty());
    }

    static Expression expression(String text, Map<String, Value> values) {
        return new Expression(text, Map.of(), values);
    }

    @Override
    public void close() {
        sweeper.close();
        announcer.close();
    }
}
