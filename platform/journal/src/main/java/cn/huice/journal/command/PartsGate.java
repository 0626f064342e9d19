package cn.huice.journal.command;

import cn.huice.web.MessageBound;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

/** The same gate for commands in parts. */
@CommandInParts
@Provider
@Priority(Priorities.ENTITY_CODER)
class PartsGate extends CommandGate {

    PartsGate(CommandRequest command, MessageBound bound) {
        super(command, bound);
    }
}
