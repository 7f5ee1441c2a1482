// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Scopes as OAuth names them: a few fine names make up each of ours, and the names of ours are understood, too. */
final class ScopeNames {

    /** What a client needs to begin with. */
    static final List<String> FIRST = List.of("schemas:read", "query");

    private static final List<String> READ = List.of("schemas:read", "query", "model");
    private static final List<String> STAGE = List.of("stage");
    private static final List<String> FULL = List.of("views", "export");
    private static final Set<String> HARMLESS = Set.of("offline_access", "openid");

    private ScopeNames() {}

    /** The fine names that a scope stands for. */
    static List<String> of(Scope scope) {
        var names = new LinkedHashSet<>(READ);
        if (scope.includes(Scope.STAGE)) {
            names.addAll(STAGE);
        }
        if (scope.includes(Scope.FULL)) {
            names.addAll(FULL);
        }
        return List.copyOf(names);
    }

    static String text(Scope scope) {
        return String.join(" ", of(scope));
    }

    /** The least scope that has all that was asked for; empty if a name is not known. Nothing asked for is to read. */
    static Optional<Scope> parse(String text) {
        Scope scope = Scope.READ;
        for (String name : text.split(" ", -1)) {
            Optional<Scope> needed = needed(name);
            if (needed.isEmpty()) {
                return Optional.empty();
            }
            scope = scope.includes(needed.get()) ? scope : needed.get();
        }
        return Optional.of(scope);
    }

    private static Optional<Scope> needed(String name) {
        if (name.isEmpty() || name.equals("read") || READ.contains(name) || HARMLESS.contains(name)) {
            return Optional.of(Scope.READ);
        }
        if (STAGE.contains(name)) {
            return Optional.of(Scope.STAGE);
        }
        return name.equals("full") || FULL.contains(name) ? Optional.of(Scope.FULL) : Optional.empty();
    }
}
