// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option of verbs that start a server: where it listens. */
final class PortOption {

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "7420",
            converter = Port.class,
            description = "Port on loopback; 0 takes any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    int port() {
        return port;
    }

    /** Reads the number of a port. */
    static final class Port implements ITypeConverter<Integer> {

        private static final int LARGEST = 65_535;

        @Override
        public Integer convert(String text) {
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > LARGEST) {
                throw new TypeConversionException("write a number from 0 to " + LARGEST);
            }
            return Integer.valueOf(text);
        }
    }
}
