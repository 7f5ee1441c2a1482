// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.tool.Call;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.host.write.Writer;
import java.util.List;
import java.util.Optional;

/** Ends the process, so to speak, at one of the writes to the store or to DynamoDB: right before it, or right after. */
final class Fuse {

    private int left = Integer.MAX_VALUE;
    private boolean blown;

    /** The process is gone. */
    static final class Gone extends Error {
        private static final long serialVersionUID = 1L;

        Gone() {
            super("the process is gone", null, false, false);
        }
    }

    /** After so many more moments. */
    synchronized void set(int moments) {
        left = moments;
        blown = false;
    }

    /** A new process is there. */
    synchronized void mend() {
        set(Integer.MAX_VALUE);
    }

    synchronized boolean blown() {
        return blown;
    }

    private synchronized void moment() {
        if (blown || left-- <= 0) {
            blown = true;
            throw new Gone();
        }
    }

    Store over(Store store) {
        return new Store() {
            @Override
            public Optional<Entry> get(String kind, String id) {
                return store.get(kind, id);
            }

            @Override
            public List<Entry> list(String kind, String prefix) {
                return store.list(kind, prefix);
            }

            @Override
            public void write(List<Change> changes) {
                moment();
                store.write(changes);
                moment();
            }
        };
    }

    Writer over(Writer writer) {
        return new Writer() {
            @Override
            public Result transact(Call call, List<ItemWrite> writes, String token) {
                moment();
                var result = writer.transact(call, writes, token);
                moment();
                return result;
            }
        };
    }
}
