// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server;

import dev.tablegate.launcher.Failure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The unpacked distribution: what runs.
 *
 * @param root its directory
 */
public record Home(Path root) {

    /** A bundle of the platform. */
    record Part(int level, Path jar) {}

    /** The home that the start script named. */
    public static Home find() {
        String home = Optional.ofNullable(System.getProperty("tablegate.home"))
                .orElseThrow(() -> new Failure("Start Tablegate with its script, bin/tablegate: it knows its home."));
        return new Home(Path.of(home).toAbsolutePath().normalize());
    }

    /** The version of what runs. */
    public static String version() {
        return Optional.ofNullable(Home.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /**
     * The framework's properties from their file. A system property of the same name wins, so that a single start can
     * differ.
     */
    Map<String, String> properties(Map<String, String> variables) {
        Properties file = new Properties();
        try (var in = Files.newInputStream(root.resolve("conf/framework.properties"))) {
            file.load(in);
        } catch (IOException e) {
            throw incomplete(e);
        }
        Map<String, String> properties = new HashMap<>(variables);
        for (String key : file.stringPropertyNames()) {
            String value = System.getProperty(key, file.getProperty(key));
            for (var variable : variables.entrySet()) {
                value = value.replace("${" + variable.getKey() + "}", variable.getValue());
            }
            properties.put(key, value);
        }
        return properties;
    }

    /** The bundles of the platform, by start level: the name of the folder they are in. */
    List<Part> platform() {
        return list(root.resolve("system")).stream()
                .flatMap(level -> list(level).stream().map(jar -> new Part(level(level), jar)))
                .toList();
    }

    /** Runs a program of one of the bundles on a data directory, without a server, and gives back its exit code. */
    public int runAlone(String mainClass, Path data, String... more) throws IOException, InterruptedException {
        String classes = Stream.of("lib", "system/40", "system/50")
                .map(folder -> root.resolve(folder) + File.separator + "*")
                .collect(Collectors.joining(File.pathSeparator));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes,
                mainClass,
                data.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static int level(Path folder) {
        return Integer.parseInt(String.valueOf(folder.getFileName()));
    }

    private List<Path> list(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw incomplete(e);
        }
    }

    private Failure incomplete(IOException cause) {
        return new Failure("The installation in " + root + " is not complete. Unpack the archive again.", cause);
    }
}
