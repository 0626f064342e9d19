package cn.huice.journal;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which service this process is: {@code huice.service} = talent, industry or land. */
@ApplicationScoped
public class ThisService {
    private final String name;

    ThisService(@ConfigProperty(name = "huice.service") String name) {
        this.name = name;
    }

    /** Also its Kafka consumer group. */
    public String name() {
        return name;
    }

    /** The CloudEvents source of what it publishes. */
    public String source() {
        return name.equals("industry") ? "/industry-fund-service" : "/" + name + "-service";
    }
}
