package cn.huice.local;

import java.time.Duration;

/** What somebody who has just started the system wants to know. */
final class Addresses {
    private Addresses() {}

    static String report(Home home, Duration timeToHealthy, String peakMemory) {
        var gateway = home.address(Part.GATEWAY);
        return """

                Huice is healthy after %s; peak memory while starting %s.

                  Gateway     %s/   API %s/api/docs
                  Talent      %s   Industry %s   Land %s
                  Keycloak    %s   realm huice; console /admin as admin / huice
                  PostgreSQL  127.0.0.1:%d   databases talent, industry, land; huice / huice
                  Kafka       127.0.0.1:%d

                  Demo accounts, password huice:
                    applicants      person1 person2 enterprise1 enterprise2
                    officers        officer-hexi officer-binhai officer-city
                    others          expert1..expert5 finance auditor policy-editor operator
                    departments     dept-tax dept-hr dept-sci dept-planning (client credentials, secret = id)
                  A token:  curl -d grant_type=password -d client_id=huice-mobile -d username=enterprise1 \\
                              -d password=huice %s/realms/huice/protocol/openid-connect/token

                Ctrl-C or ./huice down stops everything.
                """.formatted(
                        Screen.seconds(timeToHealthy),
                        peakMemory,
                        gateway,
                        gateway,
                        home.address(Part.TALENT),
                        home.address(Part.INDUSTRY),
                        home.address(Part.LAND),
                        home.address(Part.KEYCLOAK),
                        home.port(Part.POSTGRES),
                        home.port(Part.KAFKA),
                        home.address(Part.KEYCLOAK));
    }
}
