// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.snapshot;

import dev.tablegate.api.data.Value;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.Values;
import dev.tablegate.workspace.disk.Rooms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Whatever goes into a snapshot comes out equal, and in the same order. */
final class AnyItemTest {

    private static final FakeCall CALL = new FakeCall();

    private final LiveSnapshots snapshots;

    AnyItemTest() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "any-item");
        snapshots = new LiveSnapshots(new Rooms(folder).open(64, 64), Duration.ofHours(1));
    }

    @Property(tries = 300)
    void anyRowsComeBackEqual(@ForAll("rows") List<Map<String, Value>> rows) {
        String id;
        try (var draft = snapshots.begin(CALL, "any")) {
            rows.forEach(draft::add);
            id = draft.finish().id();
        }
        var back = new ArrayList<Map<String, Value>>();
        snapshots.open(CALL, id).forEach(back::add);
        snapshots.delete(CALL, id);
        assertEquals(rows, back);
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(
                    List.copyOf(rows.get(i).keySet()), List.copyOf(back.get(i).keySet()));
            assertEquals(Fingerprint.of(rows.get(i)), Fingerprint.of(back.get(i)));
        }
    }

    @Provide
    Arbitrary<List<Map<String, Value>>> rows() {
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.of("id", "$binary", "$set", "$map", "$number", ""),
                Arbitraries.strings().alpha().ofMaxLength(5));
        return Arbitraries.maps(names, Values.any()).ofMaxSize(4).list().ofMaxSize(5);
    }
}
