import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;

/** A sandbox of its own, made before a test and dropped after it through the control API. */
final class World implements AutoCloseable {
    private static final String CONTROL = address("PROVISIM_CONTROL_URL", "http://127.0.0.1:9090");
    private static final String EMULATOR = address("PROVISIM_URL", "http://127.0.0.1:9002");

    final String url;
    private final String name;
    private final HttpClient client = HttpClient.newHttpClient();

    World(String test) {
        // Two runs at the same time on one emulator stay apart by the process.
        String spoken = test.replaceAll("\\(.*", "").replaceAll("([A-Z])", "-$1").toLowerCase();
        name = spoken.substring(0, Math.min(spoken.length(), 30)) + "-" + ProcessHandle.current().pid();
        url = EMULATOR + "/~" + name;
        control("POST", "", "{\"name\": \"" + name + "\"}");
    }

    /** Asks Cortex, which takes and gives plain XML. */
    HttpResponse<String> cortex(String action, String content) {
        String login = Base64.getEncoder().encodeToString("cspadmin_CSP:serveradmin".getBytes());
        String body = "<request version=\"1.0\" action=\"" + action + "\">" + content + "</request>";
        return send(
            HttpRequest.newBuilder(URI.create(url + "/cortexapi/default.aspx"))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString(body))
        );
    }

    void reset() {
        control("POST", "/" + name + "/reset", "{}");
    }

    void freezeClock(String instant) {
        control("PUT", "/" + name + "/clock", "{\"mode\": \"frozen\", \"at\": \"" + instant + "\"}");
    }

    void fault(String rule) {
        control("POST", "/" + name + "/faults", rule);
    }

    /** What the journal says to an expectation: a verdict as JSON, with a message for a person. */
    String verify(String expectation) {
        return control("POST", "/" + name + "/journal/verify", expectation);
    }

    @Override
    public void close() {
        control("DELETE", "/" + name, "");
    }

    private String control(String method, String path, String body) {
        HttpResponse<String> answer = send(
            HttpRequest.newBuilder(URI.create(CONTROL + "/sandboxes" + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
        );
        if (answer.statusCode() >= 300) throw new IllegalStateException(method + " " + path + ": " + answer.body());
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String address(String variable, String standard) {
        return System.getenv().getOrDefault(variable, standard);
    }
}
