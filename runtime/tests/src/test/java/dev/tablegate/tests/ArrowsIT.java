// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import aQute.bnd.header.OSGiHeader;
import aQute.bnd.header.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The arrow rule over the manifests of the bundles that ship. */
class ArrowsIT {

    private static final String OURS = "dev.tablegate.";
    private static final Map<String, Set<String>> GUARDED = Map.of(
            "io.modelcontextprotocol", Set.of("transport"),
            "software.amazon.awssdk", Set.of("dynamo", "profiles"),
            "org.apache.felix.webconsole", Set.of("console"),
            "org.eclipse.jetty", Set.of("http"),
            "com.fasterxml.jackson",
                    Set.of(
                            "host",
                            "core",
                            "transport",
                            "auth",
                            "profiles",
                            "admin",
                            "audit",
                            "console",
                            "staging",
                            "sql",
                            "workspace",
                            "views",
                            "export",
                            "export.text",
                            "export.xlsx",
                            "export.parquet"),
            "com.nimbusds", Set.of("auth"),
            "gg.jte", Set.of("console"),
            "org.duckdb", Set.of("sql", "export.parquet"),
            "org.sqlite", Set.of("store"));

    private static final Map<String, Parameters> IMPORTS = new TreeMap<>();
    private static final Map<String, Parameters> EXPORTS = new TreeMap<>();

    @BeforeAll
    static void readManifests() throws IOException {
        try (var jars = Files.walk(Distribution.home())) {
            for (Path jar : jars.filter(path -> path.getFileName().toString().startsWith(OURS)
                            && path.toString().endsWith(".jar"))
                    .toList()) {
                read(jar);
            }
        }
    }

    @Test
    void theBundlesAreThere() {
        assertTrue(
                IMPORTS.keySet()
                        .containsAll(Set.of(
                                "api",
                                "host",
                                "core",
                                "transport",
                                "auth",
                                "profiles",
                                "dynamo",
                                "admin",
                                "store",
                                "audit",
                                "console")),
                IMPORTS.keySet().toString());
    }

    @Test
    void onlyContractsAreExported() {
        var wrong = new ArrayList<String>();
        EXPORTS.forEach((bundle, exports) -> exports.keySet().forEach(exported -> {
            boolean contract = exported.startsWith(OURS + "api.") || exported.startsWith(OURS + "host.");
            boolean library = bundle.startsWith("lib.") && !exported.startsWith(OURS);
            if (!contract && !library) {
                wrong.add(bundle + " exports " + exported);
            }
        }));
        assertEquals(List.of(), wrong);
    }

    @Test
    void toolBundlesPointAtTheApiAndTheHostsBundlesAtTheContracts() {
        var wrong = new ArrayList<String>();
        IMPORTS.forEach((bundle, imports) -> imports.keySet().stream()
                .filter(imported -> imported.startsWith(OURS))
                .filter(imported -> !imported.startsWith(OURS + "api."))
                .filter(imported -> bundle.startsWith("tools.") || !imported.startsWith(OURS + "host."))
                .forEach(imported -> wrong.add(bundle + " imports " + imported)));
        assertEquals(List.of(), wrong);
    }

    @Test
    void theApiPointsAtTheJdkOnly() {
        assertEquals(
                List.of(),
                IMPORTS.get("api").keySet().stream()
                        .filter(imported -> !imported.startsWith(OURS + "api."))
                        .toList());
    }

    @Test
    void librariesAreSeenOnlyWhereTheyBelong() {
        var wrong = new ArrayList<String>();
        IMPORTS.forEach((bundle, imports) -> imports.keySet()
                .forEach(imported -> GUARDED.forEach((library, allowed) -> {
                    if (imported.startsWith(library) && !allowed.contains(bundle) && !bundle.startsWith("lib.")) {
                        wrong.add(bundle + " imports " + imported);
                    }
                })));
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyImportOfOursHasAVersionRange() {
        var wrong = new ArrayList<String>();
        IMPORTS.forEach((bundle, imports) -> imports.forEach((imported, attributes) -> {
            if (imported.startsWith(OURS) && !attributes.containsKey("version")) {
                wrong.add(bundle + " imports " + imported + " in any version");
            }
        }));
        assertEquals(List.of(), wrong);
    }

    private static void read(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var main = file.getManifest().getMainAttributes();
            String name = main.getValue("Bundle-SymbolicName");
            if (name != null && name.startsWith(OURS)) {
                String bundle = name.substring(OURS.length()).split(";", 2)[0];
                IMPORTS.put(bundle, OSGiHeader.parseHeader(main.getValue("Import-Package")));
                EXPORTS.put(bundle, OSGiHeader.parseHeader(main.getValue("Export-Package")));
            }
        }
    }
}
