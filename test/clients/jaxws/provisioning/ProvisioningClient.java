import java.math.BigInteger;
import java.net.URL;
import java.security.MessageDigest;
import java.util.List;

import provisioning.*;

/** The generated port as the walk uses it, with what its records need. */
class ProvisioningClient extends Telling {
    final ProvisioningService service;
    final Provisioning port;
    String token;
    int groupId, userId;

    ProvisioningClient(String base) throws Exception {
        service = new ProvisioningService(new URL(base + "/provisioning?wsdl"));
        port = service.getProvisioningPort();
    }

    static void ok(Status status) {
        equal(all(StatusCode.OK, null), all(status.getStatusCode(), status.getMessage()));
    }

    static void refused(StatusCode code, Status status) {
        equal(code, status.getStatusCode());
        equal(true, status.getMessage() != null && !status.getMessage().isEmpty(), "a message");
    }

    String logIn(String eid, String name, String password) {
        TokenResponse answer = port.requestToken(eid, name, password);
        ok(answer.getStatus());
        equal(true, answer.getToken().matches("[0-9A-Za-z]{32}"), "32 letters and digits instead of " + answer.getToken() + ":");
        return answer.getToken();
    }

    static EnvironmentFilter in(String eid) {
        EnvironmentFilter filter = new EnvironmentFilter();
        filter.setEid(eid);
        filter.setEidExact(true);
        return filter;
    }

    static UserFilter users() {
        UserFilter filter = new UserFilter();
        filter.setEnvironmentFilter(in("Z001"));
        return filter;
    }

    static Environment environment() {
        Environment environment = new Environment();
        environment.setEid("Z001");
        environment.setDisplayName("Zoë & Söhne <KG>");
        environment.setShortName("Zoë");
        environment.setHelpdeskURL("http://help.example.com");
        environment.getPartitions().addAll(List.of("first", "second"));
        return environment;
    }

    static String shown(Environment it) {
        return all(it.getEid(), it.getDisplayName(), it.getShortName(), it.getHelpdeskURL(), it.isInactive(), it.getPartitions(),
            it.getOndemandMaxRowsInBufferPerUser()).toString();
    }

    static User user(String loginName) {
        User user = new User();
        user.setEid("Z001");
        user.setLoginName(loginName);
        return user;
    }

    User userById() {
        User user = new User();
        user.setId(userId);
        return user;
    }

    static Extension extension(String name, RecordingModeType mode) {
        Extension extension = new Extension();
        extension.setEid("Z001");
        extension.setExtension(name);
        extension.setRecordingMode(mode);
        extension.setVoice(true);
        return extension;
    }

    static List<Object> shown(Extension it) {
        return all(it.getExtension(), it.getRecordingMode(), it.isVoice(), it.isIm());
    }

    Group group(String name) {
        Group group = new Group();
        group.setEid("Z001");
        group.setName(name);
        return group;
    }

    Extension getExtension(String name) {
        GetExtensionResult answer = port.getExtension(token, in("Z001"), name);
        ok(answer.getStatus());
        return answer.getExtension();
    }

    static String md5(String text) throws Exception {
        byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes("UTF-8"));
        return String.format("%032x", new BigInteger(1, hash));
    }
}
