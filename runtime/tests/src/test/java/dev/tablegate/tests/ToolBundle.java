// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import aQute.bnd.osgi.Builder;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** Compiles and packs a tool bundle as a third party would, from a source text. */
record ToolBundle(Path jar) {

    /**
     * Builds a bundle with one class {@code acme.<name>.Main}.
     *
     * @param name symbolic name is {@code acme.<name>}
     * @param version of the bundle
     * @param headers further bnd instructions
     * @param source the class, without its package statement
     */
    static ToolBundle build(Path folder, String name, String version, Map<String, String> headers, String source)
            throws Exception {
        Path work = Files.createTempDirectory(folder, name);
        Path file = Files.createDirectories(work.resolve("src/acme/" + name)).resolve("Main.java");
        Files.writeString(file, "package acme." + name + ";\n" + source);
        Path classes = Files.createDirectories(work.resolve("classes"));
        compile(file, classes);
        Path jar = work.resolve(name + ".jar");
        try (var builder = new Builder()) {
            builder.setProperty("Bundle-SymbolicName", "acme." + name);
            builder.setProperty("Bundle-Version", version);
            builder.setProperty("Private-Package", "acme." + name);
            headers.forEach(builder::setProperty);
            builder.addClasspath(List.of(classes.toFile()));
            for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
                builder.addClasspath(new java.io.File(entry));
            }
            builder.build().write(jar.toFile());
            if (!builder.isOk()) {
                throw new IllegalStateException(builder.getErrors().toString());
            }
        }
        return new ToolBundle(jar);
    }

    /** A tool that answers with a fixed text. */
    static ToolBundle saying(Path folder, String bundle, String version, String tool, String text) throws Exception {
        return build(folder, bundle, version, Map.of(), tool(tool, "return new Output(\"" + text + "\");", ""));
    }

    /** The source of a tool with an optional argument {@code millis} and one text as answer. */
    static String tool(String name, String body, String extra) {
        return """
                import dev.tablegate.api.tool.*;
                import java.util.Optional;
                import org.osgi.service.component.annotations.*;

                @Component%s
                @ToolInfo(name = "%s", title = "Test", description = "A tool of the tests.", scope = Scope.READ)
                public final class Main implements Tool<Main.Input, Main.Output> {
                    public record Input(@Doc("How long it takes, in ms.") Optional<Long> millis) {}
                    public record Output(String text) {}

                    @Override
                    public Output call(Input input, Call call) throws Exception {
                        %s
                    }
                }
                """.formatted(extra, name, body);
    }

    /** Puts the bundle into a hot-deploy folder, whole at once. */
    Path deploy(Path plugins, String fileName) throws IOException {
        Path hidden = Files.copy(jar, plugins.resolve("." + fileName + ".part"), StandardCopyOption.REPLACE_EXISTING);
        return Files.move(
                hidden, plugins.resolve(fileName), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void compile(Path file, Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var output = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean ok = compiler.getTask(
                            output,
                            files,
                            null,
                            List.of("--release", "21", "-proc:none", "-d", classes.toString()),
                            null,
                            files.getJavaFileObjects(file))
                    .call();
            if (!ok) {
                throw new IllegalStateException(output.toString());
            }
        }
    }
}
