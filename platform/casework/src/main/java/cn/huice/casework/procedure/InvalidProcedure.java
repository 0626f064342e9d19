package cn.huice.casework.procedure;

/** A procedure file that could never run; the message names the file and the step. */
public final class InvalidProcedure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidProcedure(String file, String what) {
        super(file + "：" + what);
    }
}
