package cn.huice.local.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The gateway: what is public, what is not, one document for everything, one list of one's own cases. */
final class DoorWalk {
    private final Api api;
    private final Story story;

    DoorWalk(Api api, Story story) {
        this.api = api;
        this.story = story;
    }

    void run() {
        story.chapter("网关：一个入口");
        Api.Caller anyone = api.anyone();
        Reply policies = story.step(
                "政策目录公开",
                anyone,
                anyone.get("/api/industry/v1/policies?limit=5").expect(200));
        policies.body()
                .path("items")
                .forEach(policy -> story.note(
                        policy.path("id").asText() + "  " + policy.path("title").asText()));
        story.step(
                "其余没有令牌一概不答",
                anyone,
                anyone.post("/api/assessments", Map.of("facts", Map.of()), null).expect(401));
        Reply document = story.step(
                "一份 OpenAPI 3.1 文档", anyone, anyone.get("/api/openapi.json").expect(200));
        story.note(
                document.text("/openapi") + "，" + document.body().path("paths").size() + " 个路径");
        Api.Caller enterprise = api.person("enterprise1");
        Reply mine = story.step(
                "enterprise1 在各服务的全部办件",
                enterprise,
                enterprise.get("/api/me/applications").expect(200));
        for (JsonNode application : mine.body().path("items")) {
            story.note(application.path("service").asText() + "  "
                    + application.path("number").asText() + "  "
                    + application.path("title").asText() + "  "
                    + application.path("state").asText());
        }
        Api.Caller stranger = api.person("person2");
        String foreign = mine.text("/items/0/id");
        String service = mine.text("/items/0/service");
        story.step(
                "别人的办件等于不存在",
                stranger,
                stranger.get("/api/" + service + "/v1/applications/" + foreign).expect(404));
    }
}
