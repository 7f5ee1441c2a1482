// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import com.github.luben.zstd.ZstdOutputStream;
import dev.tablegate.api.export.ExportRequest.Compression;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** What is put around a file, and what the file is called with it. */
enum Packing {
    NONE(""),
    GZIP(".gz"),
    ZSTD(".zst");

    private static final int BUFFER = 64 * 1024;

    private final String ending;

    Packing(String ending) {
        this.ending = ending;
    }

    static Packing of(Compression compression) {
        return switch (compression) {
            case NONE -> NONE;
            case GZIP -> GZIP;
            case ZSTD -> ZSTD;
        };
    }

    /** Refuses what this server lacks the library for, before anything is read. */
    void check() {
        try {
            around(OutputStream.nullOutputStream()).close();
        } catch (LinkageError | IOException e) {
            throw new ToolException(
                    Standard.UNAVAILABLE,
                    "This server cannot compress with zstd: its library is not installed, or not made for this machine."
                            + " Use gzip, or ask the operator for the bundle com.github.luben.zstd-jni.",
                    e);
        }
    }

    String name(String plain) {
        return plain + ending;
    }

    String mediaType(String plain) {
        return switch (this) {
            case NONE -> plain;
            case GZIP -> "application/gzip";
            case ZSTD -> "application/zstd";
        };
    }

    OutputStream around(OutputStream plain) throws IOException {
        return switch (this) {
            case NONE -> plain;
            case GZIP -> new GZIPOutputStream(plain, BUFFER);
            case ZSTD -> new ZstdOutputStream(plain);
        };
    }
}
