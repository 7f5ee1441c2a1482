// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The interfaces of the services that a {@code Require-Capability} header asks for. */
final class ServiceRequirements {

    private static final Pattern CLAUSE = Pattern.compile("(?:[^,\"]|\"[^\"]*\")+");
    private static final Pattern OBJECT_CLASS = Pattern.compile("\\(\\s*objectClass\\s*=\\s*([\\w.$]+)\\s*\\)");

    private ServiceRequirements() {}

    static List<String> in(String header) {
        var names = new ArrayList<String>();
        var clauses = CLAUSE.matcher(header);
        while (clauses.find()) {
            String clause = clauses.group().strip();
            if (clause.startsWith("osgi.service;") || clause.startsWith("osgi.service ;")) {
                var found = OBJECT_CLASS.matcher(clause);
                while (found.find()) {
                    names.add(found.group(1));
                }
            }
        }
        return names;
    }
}
