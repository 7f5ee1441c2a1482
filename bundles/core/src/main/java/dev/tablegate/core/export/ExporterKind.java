// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.export;

import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Exports.Format;
import dev.tablegate.core.registry.Kind;
import dev.tablegate.core.registry.Offer;
import dev.tablegate.core.registry.Refused;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a listed exporter of a service: file names and headers are made of what it declares. */
public final class ExporterKind implements Kind<Exporter, CompiledExporter> {

    private static final String HINT = " Set it in @ExportFormat.";
    private static final Pattern FORMAT = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?");
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,12}(?:\\.[a-z0-9]{1,12})?");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z0-9][a-z0-9.+-]{0,63}/[a-z0-9][a-z0-9.+-]{0,63}(?:; ?charset=[a-z0-9-]{1,20})?");
    private static final int LONGEST_TITLE = 80;

    @Override
    public String word() {
        return "exporter";
    }

    @Override
    public String name(Offer<Exporter> offer) {
        return offer.text("export.format").orElse("(no format)");
    }

    @Override
    public CompiledExporter compile(Offer<Exporter> offer) throws Refused {
        String format = said(
                offer,
                "format",
                FORMAT,
                "Its format must have 1 to 32 lower case letters, digits and hyphens, for example csv.");
        String title = offer.text("export.title")
                .filter(text -> text.length() <= LONGEST_TITLE)
                .orElseThrow(
                        () -> new Refused("Its title must be a short name for people, for example Parquet." + HINT));
        String mediaType = said(
                offer,
                "mediaType",
                MEDIA_TYPE,
                "Its media type must be one in lower case, for example text/csv; charset=utf-8.");
        String extension = said(
                offer,
                "extension",
                EXTENSION,
                "Its extension must have 1 to 12 lower case letters and digits, without a dot in front, for example"
                        + " csv.");
        boolean compressible = !offer.text("export.compressible").equals(Optional.of("false"));
        return new CompiledExporter(
                new Format(format, title, mediaType, extension, compressible),
                offer.origin().name(),
                offer.service());
    }

    private static String said(Offer<?> offer, String member, Pattern legal, String rule) throws Refused {
        return offer.text("export." + member)
                .filter(text -> legal.matcher(text).matches())
                .orElseThrow(() -> new Refused(rule + HINT));
    }
}
