package cn.huice.gateway;

import java.util.regex.Pattern;

/**
 * What is answered without a token: policies with their texts and history, the documents they come from, search, public notices,
 * parcels as far as they are no personal data, plans of supply, listings of land with bids and results, and the description of the
 * interface; only to read.
 */
public final class OpenToAll {
    private static final Pattern OPEN =
            Pattern.compile("/api/(talent|industry|land)/v1/(policies|notices|documents)(/[^/]+)?"
                    + "|/api/(talent|industry|land)/v1/policies/[^/]+/(publications|text)"
                    + "|/api/(talent|industry|land)/v1/(documents/[^/]+/articles/[^/]+|search)"
                    + "|/api/land/v1/parcels/(\\{code}|[0-9A-Z]{19})(/history)?|/api/land/ogc(/.*)?"
                    + "|/api/land/v1/(supply-plans|listings)(/[^/]+)?|/api/land/v1/supply-plans/[^/]+/items"
                    + "|/api/land/v1/listings/[^/]+/(bids|result)"
                    + "|/api/search|/api/policies|/api/openapi\\.json|/api/docs(/.*)?");

    private OpenToAll() {}

    /** @param path decoded and without dot segments, or a path template */
    public static boolean path(String path) {
        return OPEN.matcher(path).matches();
    }

    public static boolean request(String method, String path) {
        return (method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS")) && path(path);
    }
}
