package cn.huice.casework.application;

import cn.huice.casework.delegation.Delegation;
import cn.huice.casework.delegation.Delegations;
import cn.huice.casework.procedure.Actor;
import cn.huice.journal.sql.Database;
import cn.huice.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which cases are an officer's: those of the own district, those others have delegated, and late ones the officer is
 * called to. Without delegations and late cases the conditions are the plain ones, which follow an index.
 */
@ApplicationScoped
class Scopes {
    private static final Set<Actor> OF_DISTRICT = EnumSet.of(Actor.DISTRICT);
    private static final Set<Actor> OF_CITY = EnumSet.of(Actor.DISTRICT, Actor.CITY);

    private final Caller caller;
    private final Delegations delegations;
    private final Database database;

    Scopes(Caller caller, Delegations delegations, Database database) {
        this.caller = caller;
        this.delegations = delegations;
        this.database = database;
    }

    /** All an officer oversees. */
    void overseen(CaseFilter filter) {
        List<Delegation> delegated = delegations.to(caller.name());
        if (!delegated.isEmpty()) {
            any(filter, delegated, false);
        } else if (!caller.oversees(Caller.CITY)) {
            filter.district(own());
        }
    }

    /** Those at a step an officer handles, or is called to because it is late. */
    void handled(CaseFilter filter) {
        List<Delegation> delegated = delegations.to(caller.name());
        Set<Actor> actors = actors(own());
        if (!delegated.isEmpty() || late(actors)) {
            any(filter, delegated, true);
        } else {
            filter.oneOf("step_actor", actors);
            if (!caller.oversees(Caller.CITY)) {
                filter.district(own());
            }
        }
    }

    /** Those to be paid, and those finance is called to because they are late. */
    void ofFinance(CaseFilter filter) {
        Set<Actor> finance = EnumSet.of(Actor.FINANCE);
        if (late(finance)) {
            filter.oneOf("state", State.WAITING);
            filter.add("(a.step_actor = 'FINANCE' and a.state = 'APPROVED' or " + called(finance) + ")");
        } else {
            filter.oneOf("step_actor", finance);
            filter.oneOf("state", EnumSet.of(State.APPROVED));
        }
    }

    private void any(CaseFilter filter, List<Delegation> delegated, boolean handled) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        conditions.add(one(own(), List.of(), handled, values));
        for (Delegation delegation : delegated) {
            conditions.add(one(delegation.district(), delegation.policies(), handled, values));
        }
        filter.add("(" + String.join(" or ", conditions) + ")", values.toArray());
    }

    private static String one(String district, List<String> policies, boolean handled, List<Object> values) {
        List<String> conditions = new ArrayList<>();
        if (handled) {
            Set<Actor> actors = actors(district);
            conditions.add("(a.step_actor in " + names(actors) + " or " + called(actors) + ")");
        }
        if (!district.equals(Caller.CITY)) {
            conditions.add("a.district = ?");
            values.add(district);
        }
        if (!policies.isEmpty()) {
            conditions.add("a.policy_id in " + CaseFilter.marks(policies));
            values.addAll(policies);
        }
        return conditions.isEmpty() ? "true" : "(" + String.join(" and ", conditions) + ")";
    }

    private boolean late(Set<Actor> actors) {
        return !database.list("select 1 from application a where " + called(actors) + " limit 1", row -> 1)
                .isEmpty();
    }

    private static String called(Set<Actor> actors) {
        return "(a.escalated_on is not null and a.escalate_to in " + names(actors) + ")";
    }

    private static Set<Actor> actors(String district) {
        return district.equals(Caller.CITY) ? OF_CITY : OF_DISTRICT;
    }

    private static String names(Set<Actor> actors) {
        return actors.stream().map(actor -> "'" + actor + "'").collect(Collectors.joining(", ", "(", ")"));
    }

    private String own() {
        return caller.district().orElse("none");
    }
}
