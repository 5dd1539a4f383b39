import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** Tells what happened: one line per step, `ok` or `not ok`. */
class Telling {
    private static int failed = 0;

    static final class Mismatch extends RuntimeException {
        Mismatch(String message) {
            super(message);
        }
    }

    interface Act {
        void run() throws Exception;
    }

    /** Runs one step and prints its line; a step fails by throwing. */
    static void step(String name, Act act) {
        try {
            act.run();
            System.out.println("ok " + name);
        } catch (Exception problem) {
            failed++;
            String text = problem instanceof Mismatch ? problem.getMessage() : "expected an answer, got " + problem;
            System.out.println("not ok " + name + ": " + text.replaceAll("\\s+", " "));
        }
    }

    static void equal(Object expected, Object got, String what) {
        if (!String.valueOf(expected).equals(String.valueOf(got)))
            throw new Mismatch("expected " + (what.isEmpty() ? "" : what + " ") + expected + ", got " + got);
    }

    static void equal(Object expected, Object got) {
        equal(expected, got, "");
    }

    /** Several values at once, so that they can be compared as a whole. */
    static List<Object> all(Object... values) {
        return Arrays.asList(values);
    }

    /** The exception that the client's own stack throws for a call that must be refused. */
    static Exception refusal(Callable<?> call) {
        try {
            call.call();
        } catch (Exception refusal) {
            return refusal;
        }
        throw new Mismatch("expected a refusal, got an answer");
    }

    static void leave() {
        System.exit(failed == 0 ? 0 : 1);
    }
}
