// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.snapshot;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.snapshot.Snapshot;
import dev.tablegate.api.snapshot.Snapshots;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Nearest;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.workspace.SnapshotKeeper;
import dev.tablegate.host.workspace.Workspace;
import dev.tablegate.host.workspace.Workspace.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Snapshots as files of the workspace: what is known of one stands at the end of its file. */
@Component(
        service = {Snapshots.class, SnapshotKeeper.class},
        configurationPid = "dev.tablegate.snapshots")
@Designate(ocd = LiveSnapshots.Config.class)
public final class LiveSnapshots implements Snapshots, SnapshotKeeper {

    /** Rows of both snapshots that a comparison holds in memory: some 40 MB. */
    private static final int ROWS_PER_PART = 200_000;

    private static final int MOST_PAGE = 10_000;

    private final Codec codec = new Codec();
    private final Workspace workspace;
    private final Duration kept;

    /** How long snapshots are kept. */
    @ObjectClassDefinition(name = "Tablegate snapshots", description = "Results that are kept for connections.")
    public @interface Config {

        @AttributeDefinition(name = "Hours", description = "How long a snapshot is kept.", min = "1", max = "8760")
        int hours() default 24;
    }

    @Activate
    public LiveSnapshots(@Reference Workspace workspace, Config config) {
        this(workspace, Duration.ofHours(config.hours()));
    }

    LiveSnapshots(Workspace workspace, Duration kept) {
        this.workspace = workspace;
        this.kept = kept;
    }

    @Override
    public Draft begin(Call call, String source, List<String> columns) {
        return begin(call, source, columns, kept);
    }

    @Override
    public Draft begin(Call call, String source, List<String> columns, Duration kept) {
        var file = workspace.create(call.connection(), "snapshot", MEDIA_TYPE, kept);
        return new LiveDraft(codec, file, source, columns);
    }

    @Override
    public Rows open(Call call, String id) {
        return stored(call, id);
    }

    @Override
    public void delete(Call call, String id) {
        file(call, id).ifPresent(file -> workspace.delete(file.connection(), file.id()));
    }

    @Override
    public List<Snapshot> list(Call call) {
        return workspace.list(call.connection()).stream()
                .filter(LiveSnapshots::isSnapshot)
                .flatMap(file -> unlessGone(call, file).stream())
                .toList();
    }

    private Optional<Snapshot> unlessGone(Call call, File file) {
        try {
            return Optional.of(new Stored(workspace, codec, file, call).shown());
        } catch (ToolException failed) {
            if (workspace.find(file.connection(), file.id()).isPresent()) {
                throw failed;
            }
            // Deleted since it was listed.
            return Optional.empty();
        }
    }

    @Override
    public Optional<Snapshot> find(Call call, String id) {
        return file(call, id).flatMap(file -> unlessGone(call, file));
    }

    @Override
    public List<Map<String, Value>> rows(Call call, String id, long offset, int limit) {
        if (offset < 0 || limit < 1 || limit > MOST_PAGE) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT, "Rows are counted from 0, and 1 to 10,000 are read at once.");
        }
        return stored(call, id).page(offset, limit);
    }

    @Override
    public Difference compare(Call call, String earlier, String later, List<String> key, int limit) {
        var then = stored(call, earlier);
        var now = stored(call, later);
        if (key.isEmpty()) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "key is empty. Name the attributes that tell which rows are the same.");
        }
        key.forEach(name -> checkThere(name, then));
        key.forEach(name -> checkThere(name, now));
        return new Comparison(call, then, now, key, limit).run(ROWS_PER_PART);
    }

    private static void checkThere(String name, Stored rows) {
        var names = rows.columns().stream().map(Column::name).toList();
        if (rows.count() > 0 && !names.contains(name)) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "The snapshot has no column '" + name + "'."
                            + Nearest.to(name, names).stream()
                                    .findFirst()
                                    .map(near -> " Did you mean '" + near + "'?")
                                    .orElse(""));
        }
    }

    private Stored stored(Call call, String id) {
        return file(call, id)
                .map(file -> new Stored(workspace, codec, file, call))
                .orElseThrow(() -> Failures.missing(id));
    }

    private Optional<File> file(Call call, String id) {
        return workspace.find(call.connection(), id).filter(LiveSnapshots::isSnapshot);
    }

    private static boolean isSnapshot(File file) {
        return file.mediaType().equals(MEDIA_TYPE);
    }
}
