package cn.huice.policy;

import cn.huice.policy.expression.References;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The policies of a book, as far as expressions may refer to them. */
record Outlines(Map<String, Outline> byId, Map<String, String> definitions) implements References {

    @Override
    public Collection<String> policyIds() {
        return byId.keySet();
    }

    @Override
    public Optional<AmountKind> amountOf(String policyId) {
        return Optional.ofNullable(byId.get(policyId)).flatMap(Outline::amount);
    }

    @Override
    public boolean givesDay(String policyId) {
        return byId.containsKey(policyId) && byId.get(policyId).day();
    }
}
