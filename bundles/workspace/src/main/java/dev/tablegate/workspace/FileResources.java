// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace;

import dev.tablegate.api.resource.Resource;
import dev.tablegate.api.resource.ResourceContent;
import dev.tablegate.api.resource.ResourceTemplate;
import dev.tablegate.api.resource.Resources;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.access.Origin;
import dev.tablegate.host.workspace.SnapshotKeeper;
import dev.tablegate.host.workspace.Workspace;
import dev.tablegate.host.workspace.Workspace.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The files of a connection as resources. Snapshots are none: their rows are read through tools. */
@Component(service = Resources.class, configurationPid = "dev.tablegate.files")
@Designate(ocd = FileResources.Config.class)
public final class FileResources implements Resources {

    private static final int KILOBYTE = 1024;
    private static final Pattern TEXT =
            Pattern.compile("(text/[^;]*|application/([^;]*[+-])?(json|jsonl|ndjson|sql|xml|yaml))(;.*)?");

    private final Workspace workspace;
    private final Origin origin;
    private final long largest;

    /** How files are read over MCP. */
    @ObjectClassDefinition(name = "Tablegate files", description = "Files that clients read as resources.")
    public @interface Config {

        @AttributeDefinition(
                name = "Kilobytes",
                description =
                        "The largest file that a client can read as a resource. People download larger ones from the"
                                + " console.",
                min = "1",
                max = "16384")
        int kilobytes() default 1024;
    }

    @Activate
    public FileResources(@Reference Workspace workspace, @Reference Origin origin, Config config) {
        this(workspace, origin, config.kilobytes());
    }

    FileResources(Workspace workspace, Origin origin, int kilobytes) {
        this.workspace = workspace;
        this.origin = origin;
        this.largest = (long) kilobytes * KILOBYTE;
    }

    @Override
    public List<Resource> list(Call call) {
        return workspace.list(call.connection()).stream()
                .filter(FileResources::isShown)
                .map(file -> new Resource(
                        Workspace.RESOURCE + file.id(),
                        file.name(),
                        String.format(Locale.ROOT, "File of %,d bytes, kept until %s", file.bytes(), file.expires()),
                        file.mediaType()))
                .toList();
    }

    @Override
    public List<ResourceTemplate> templates() {
        return List.of(new ResourceTemplate(
                Workspace.RESOURCE + "{id}",
                "file",
                "A file of this connection, such as an export",
                "application/octet-stream"));
    }

    @Override
    public Optional<ResourceContent> read(String uri, Call call) {
        if (!uri.startsWith(Workspace.RESOURCE)) {
            return Optional.empty();
        }
        return workspace
                .find(call.connection(), uri.substring(Workspace.RESOURCE.length()))
                .filter(FileResources::isShown)
                .map(file -> content(uri, file));
    }

    private ResourceContent content(String uri, File file) {
        if (file.bytes() > largest) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    String.format(
                            Locale.ROOT,
                            "The file %s has %,d bytes, and at most %,d are read at once over MCP. A person can download"
                                    + " it at %s/system/console/tablegate-exports",
                            file.name(),
                            file.bytes(),
                            largest,
                            origin.address()));
        }
        try (InputStream in = workspace.open(file, 0)) {
            byte[] bytes = in.readAllBytes();
            return text(file, bytes)
                    .<ResourceContent>map(text -> new ResourceContent.Text(uri, file.mediaType(), text))
                    .orElseGet(() -> new ResourceContent.Binary(uri, file.mediaType(), bytes));
        } catch (IOException failed) {
            throw new ToolException(
                    ToolException.Standard.UNAVAILABLE,
                    "The file cannot be read: it has just expired, or the disk of the server is damaged. Make it again;"
                            + " the log of the server says more.",
                    failed);
        }
    }

    private static Optional<String> text(File file, byte[] bytes) {
        if (!TEXT.matcher(file.mediaType()).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notText) {
            // It says that it is text, and is not: as bytes nothing of it is lost.
            return Optional.empty();
        }
    }

    private static boolean isShown(File file) {
        return !file.mediaType().equals(SnapshotKeeper.MEDIA_TYPE);
    }
}
