// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names and values that several expressions of one write share, as in DynamoDB's API. */
record Placeholders(Map<String, String> names, Map<String, Value> values) {

    private static final Pattern PLACEHOLDER = Pattern.compile("[#:]\\w+");

    /** The expression with those placeholders that it uses. What it uses and nobody defines is found when it is read. */
    Expression expression(String text) {
        var used = used(text);
        var names = new HashMap<>(this.names);
        var values = new HashMap<>(this.values);
        names.keySet().retainAll(used);
        values.keySet().retainAll(used);
        return new Expression(text, names, values);
    }

    /** A placeholder that none of the expressions uses, if there is one. */
    Optional<String> unused(List<String> texts) {
        var used = new HashSet<String>();
        texts.forEach(text -> used.addAll(used(text)));
        return Stream.concat(names.keySet().stream(), values.keySet().stream())
                .filter(placeholder -> !used.contains(placeholder))
                .sorted()
                .findFirst();
    }

    private static Set<String> used(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
