package cn.huice.local.walk;

import java.io.PrintStream;

/** {@code ./huice demo}: walks through the running system as its demo accounts, over HTTP like anybody else. */
public final class Walk {
    private final int portBase;
    private final PrintStream out;

    public Walk(int portBase, PrintStream out) {
        this.portBase = portBase;
        this.out = out;
    }

    /** Exit code 0 when every step went as it should. */
    public int run() {
        var story = new Story(out);
        try (var api = Api.local(portBase)) {
            new IndustryWalk(api, story).run();
            new TalentWalk(api, story).run();
            new LandWalk(api, story).run();
            new BetweenWalk(api, story).run();
            new DoorWalk(api, story).run();
            return 0;
        } catch (WalkFailed failed) {
            out.println(failed.getMessage());
            return 1;
        }
    }
}
