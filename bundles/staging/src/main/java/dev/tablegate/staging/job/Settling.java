// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import java.util.ArrayList;
import java.util.List;

/** Tells by the items which of them are written, where it is not known. */
final class Settling {

    private final Aim aim;
    private final String table;
    private final Progressing progress;
    private final List<Work> work = new ArrayList<>();
    private final List<String> settled = new ArrayList<>();
    private final Checkpoint checkpoint;

    Settling(Checkpoint checkpoint, Aim aim, String table) {
        this.checkpoint = checkpoint;
        this.aim = aim;
        this.table = table;
        this.progress = new Progressing(checkpoint.progress());
    }

    /** An item that is neither as before nor as after the write is in conflict: it may be written, so it is left alone. */
    void settle(List<Image> images, List<Pages.Found> items) {
        for (int i = 0; i < images.size(); i++) {
            var image = images.get(i);
            var now = items.get(i).now();
            if (now.isPresent() && image.made(now.get())) {
                progress.changed();
                settled.add(image.digest());
            } else if (now.isPresent() && image.untouched(now.get())) {
                pending(image, items.get(i));
            } else {
                progress.conflict();
                settled.add(image.digest());
            }
        }
    }

    private void pending(Image image, Pages.Found item) {
        switch (aim.on(item.key(), item.now())) {
            case Effect.Changed changed ->
                work.add(new Work(
                        table,
                        new Image(image.page(), item.key(), changed.before(), changed.after()),
                        changed,
                        0,
                        false));
            case Effect.Same() -> unchanged(image);
            case Effect.Skipped() -> unchanged(image);
            case Effect.Conflicting() -> {
                progress.conflict();
                settled.add(image.digest());
            }
            case Effect.Failed(var why) -> {
                progress.failed(why);
                settled.add(image.digest());
            }
        }
    }

    private void unchanged(Image image) {
        progress.unchanged();
        settled.add(image.digest());
    }

    /** What is left to be written. */
    List<Work> work() {
        return List.copyOf(work);
    }

    Checkpoint checkpoint() {
        return checkpoint.settling(settled, progress.progress());
    }
}
