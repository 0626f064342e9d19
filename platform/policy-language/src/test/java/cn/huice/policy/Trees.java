package cn.huice.policy;

import cn.huice.policy.vocabulary.Vocabulary;
import java.util.List;
import java.util.Optional;

/** Books of policies that no file says, for tests of what is done with them. */
public final class Trees {
    private Trees() {}

    public static Policy policy(String id, List<PolicyVersion> versions) {
        return new Policy(
                id,
                id,
                PolicyKind.ENTITLEMENT,
                "enterprise",
                "120000",
                new Citation("津试〔2020〕1号", "试验办法", "test-document"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                versions,
                "",
                List.of(),
                "",
                "");
    }

    public static PolicyBook book(List<Policy> policies) {
        return new PolicyBook(policies, Vocabulary.standard());
    }
}
