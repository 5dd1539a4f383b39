import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class CustomersTest {
    private static final String SPRUCE = "<customer><fullname>Spruce Lane</fullname>"
        + "<contactname>Ines Okafor</contactname><contactemail>ines@spruce.example</contactemail>"
        + "<primarydomain>spruce.example</primarydomain></customer>";
    private static final String BY_NAME = "<customer><fullname>Spruce Lane</fullname></customer>";

    private World world;

    @BeforeEach
    void openWorld(TestInfo test) {
        world = new World(test.getDisplayName());
    }

    @AfterEach
    void closeWorld() {
        world.close();
    }

    @Test
    void aCustomerIsFoundOnceItIsThere() {
        world.cortex("SET", SPRUCE);

        assertTrue(world.cortex("FIND", BY_NAME).body().contains("<primarydomain>spruce.example</primarydomain>"));
        String verdict = world.verify("{\"inOrder\": [{\"api\": \"cortex\", \"operation\": \"SET customer\"},"
            + " {\"api\": \"cortex\", \"operation\": \"FIND customer\"}]}");
        assertTrue(verdict.contains("\"isMet\":true"), verdict);
    }

    @Test
    void everyTestFindsAFreshWorld() {
        assertEquals(0, found());
    }

    @Test
    void nothingIsLeftAfterAReset() {
        world.cortex("SET", SPRUCE);

        world.reset();

        assertEquals(0, found());
    }

    @Test
    void aRefusalOfTheProductCanBeOrdered() {
        world.fault("{\"match\": {\"api\": \"cortex\", \"operation\": \"SET customer\"},"
            + " \"before\": {\"error\": \"CustomerError\"}, \"times\": 1}");

        assertEquals(400, world.cortex("SET", SPRUCE).statusCode());
        assertEquals(200, world.cortex("SET", SPRUCE).statusCode());
    }

    @Test
    void theClockStandsStill() {
        world.freezeClock("2026-01-15T10:30:00Z");

        String date = world.cortex("FIND", BY_NAME).headers().firstValue("Date").orElse("");
        assertEquals("Thu, 15 Jan 2026 10:30:00 GMT", date);
    }

    private int found() {
        return world.cortex("FIND", BY_NAME).body().split("<customer>", -1).length - 1;
    }
}
