package cn.huice.testing.walk;

import java.util.Map;

/** Whom or what a fact is about. */
record Subject(String kind, String id) {
    Map<String, String> named() {
        return Map.of("kind", kind, "id", id);
    }

    String path() {
        return "/v1/subjects/" + kind + "/" + id;
    }
}
