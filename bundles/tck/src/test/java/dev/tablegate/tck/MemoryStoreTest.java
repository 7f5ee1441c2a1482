// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.host.store.Store;
import java.time.Clock;

class MemoryStoreTest implements StoreContract {

    @Override
    public Store store(Clock clock) {
        return new MemoryStore(clock);
    }
}
