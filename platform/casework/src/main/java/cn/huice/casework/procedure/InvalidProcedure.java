package cn.huice.casework.procedure;

import cn.huice.policy.yaml.Position;

/** A procedure file that could never run; the message is {@code file:line:column: what}. */
public final class InvalidProcedure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidProcedure(String file, Position at, String what) {
        super(file + ":" + at.line() + ":" + at.column() + ": " + what);
    }

    InvalidProcedure(String file, String what) {
        super(file + ": " + what);
    }
}
