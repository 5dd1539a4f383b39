import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.ws.Service;
import javax.xml.ws.soap.SOAPFaultException;

import provisioning.*;

/**
 * A port made by wsimport of the JAX-WS RI against the Provisioning API v2 of Provisim; docs/clients.md says how.
 *
 *   java ProvisioningWalk http://127.0.0.1:7002/~jaxws
 *
 * The address may end in a sandbox prefix (/~NAME); the walk expects a world fresh from the seed `recorder`.
 */
final class ProvisioningWalk extends ProvisioningClient {
    private static final String EXPIRED = "This token is expired or never got authenticated.";
    private static final String DEFAULT_GROUP = "This is the default group and so it can not be deleted.";

    private int folderId;

    private ProvisioningWalk(String base) throws Exception {
        super(base);
    }

    private void tokens() {
        step("The WSDL is read whole", () -> equal(35, Provisioning.class.getMethods().length, "operations"));

        step("requestToken gives a token", () -> token = logIn("0000", "prov_robot", "Winter-Gate-7"));

        step("requestToken refuses a wrong password with ERROR_GENERAL and no token", () -> {
            TokenResponse answer = port.requestToken("0000", "prov_robot", "wrong");
            equal(all(StatusCode.ERROR_GENERAL, "com.verba.web.user.UserNotFoundException", null),
                all(answer.getStatus().getStatusCode(), answer.getStatus().getMessage(), answer.getToken()));
        });

        step("getVersion tells 2", () -> {
            GetVersionResult answer = port.getVersion(token);
            ok(answer.getStatus());
            equal("2", answer.getVersion());
        });
    }

    private void environments() {
        step("createEnvironment stores every field", () -> {
            ok(port.createEnvironment(token, environment(), 24, 48, "D:\\Archive"));
            GetEnvironmentResponse answer = port.getEnvironmentByEid(token, "Z001");
            ok(answer.getStatus());
            equal(shown(environment()), shown(answer.getEnvironment()));
        });

        step("createEnvironment makes a storage policy for each age", () -> {
            GetStoragePoliciesResponse answer = port.listStoragePoliciesByEid(token, "Z001");
            ok(answer.getStatus());
            equal(List.of(1440, 2880), answer.getStoragePolicies().stream().map(StoragePolicy::getOlderThanMinutes).sorted().collect(Collectors.toList()));
            equal(List.of("D:\\Archive"), answer.getStoragePolicies().stream().filter(it -> it.getStorageFolder() != null)
                .map(it -> it.getStorageFolder().getPath()).collect(Collectors.toList()));
        });

        step("createEnvironment refuses a taken eid", () ->
            refused(StatusCode.ERROR_ILLEGAL_ARGUMENT, port.createEnvironment(token, environment(), null, null, null)));

        step("listEnvironments finds by a pattern", () -> {
            EnvironmentFilter filter = new EnvironmentFilter();
            filter.setShortName("zO");
            GetEnvironmentsResponse answer = port.listEnvironments(token, filter);
            ok(answer.getStatus());
            equal(List.of("Z001"), answer.getEnvironments().stream().map(Environment::getEid).collect(Collectors.toList()));
        });
    }

    private void usersAndGroups() {
        step("createGroup answers the group", () -> {
            CreateOrUpdateGroupResponse answer = port.createGroup(token, group("Front desk"));
            ok(answer.getStatus());
            groupId = answer.getGroup().getId();
            equal(all("Front desk", "Zoë"), all(answer.getGroup().getName(), answer.getGroup().getEnvironmentShortName()));
        });

        step("createUser stores extensions and memberships in one go", () -> {
            User sent = user("zoe");
            sent.setDisplayName("Zoë Müller");
            sent.setEmail("zoe@example.com");
            sent.setPasswordHash(md5("Secret1!"));
            sent.getRoles().addAll(List.of("API User", "Supervisor"));
            Extension address = extension("zoe@example.com", RecordingModeType.ON_DEMAND);
            address.setIm(true);
            sent.getExtensions().addAll(List.of(extension("+49301", RecordingModeType.FULL), address));
            GroupMembership membership = new GroupMembership();
            membership.setGroup(new Group());
            membership.getGroup().setId(groupId);
            membership.setMember(true);
            membership.setPrimary(true);
            membership.setSupervisor(true);
            sent.getGroupMemberships().add(membership);
            CreateOrUpdateUserResponse answer = port.createUser(token, sent);
            ok(answer.getStatus());
            User got = answer.getUser();
            userId = got.getId();
            equal(all("zoe", "Zoë Müller", "zoe@example.com", "Z001", "Zoë", "user_type_verba", false, null, sent.getRoles()),
                all(got.getLoginName(), got.getDisplayName(), got.getEmail(), got.getEid(), got.getEnvironmentShortName(),
                    got.getUserType(), got.isLocked(), got.getPasswordHash(), got.getRoles()));
            equal(all(all("+49301", "FULL", true, false), all("zoe@example.com", "ON_DEMAND", true, true)),
                got.getExtensions().stream().map(ProvisioningClient::shown).collect(Collectors.toList()));
            GroupMembership joined = got.getGroupMemberships().get(0);
            equal(all("Front desk", true, true, true), all(joined.getGroup().getName(), joined.isMember(), joined.isPrimary(), joined.isSupervisor()));
        });

        step("createUser refuses a taken login name with ERROR_ALREADY_EXISTS", () -> {
            CreateOrUpdateUserResponse answer = port.createUser(token, user("zoe"));
            refused(StatusCode.ERROR_ALREADY_EXISTS, answer.getStatus());
            equal(null, answer.getUser());
        });

        step("A user with an API role has a token that reaches its own tenant", () -> {
            String own = logIn("Z001", "zoe", "Secret1!");
            GetUsersResponse seen = port.listUsers(own, new UserFilter());
            ok(seen.getStatus());
            equal(List.of("zoe"), seen.getUsers().stream().map(User::getLoginName).collect(Collectors.toList()));
            refused(StatusCode.ERROR_UNAUTHORIZED, port.listEnvironments(own, new EnvironmentFilter()).getStatus());
            ok(port.releaseToken(own));
        });

        step("listUsers finds by patterns and exact texts, and skips parts", () -> {
            UserFilter filter = users();
            filter.setLoginName("ZO");
            filter.setSkipExtensions(true);
            filter.setSkipGroups(true);
            filter.setSkipRoles(true);
            GetUsersResponse bare = port.listUsers(token, filter);
            ok(bare.getStatus());
            User found = bare.getUsers().get(0);
            equal(all("zoe", 0, 0, 0, null), all(found.getLoginName(), found.getExtensions().size(),
                found.getGroupMemberships().size(), found.getRoles().size(), bare.getUserCount()));
            UserFilter byExtension = users();
            byExtension.setExtension("+49301");
            byExtension.setExtensionExact(true);
            equal(2, port.listUsers(token, byExtension).getUsers().get(0).getExtensions().size(), "extensions");
            UserFilter exact = users();
            exact.setLoginName("zo");
            exact.setLoginNameExact(true);
            equal(0, port.listUsers(token, exact).getUsers().size(), "users");
        });

        step("listUsers only counts with justCount", () -> {
            UserFilter filter = users();
            filter.setGroup("front");
            filter.setJustCount(true);
            GetUsersResponse counted = port.listUsers(token, filter);
            ok(counted.getStatus());
            equal(all(1, 0), all(counted.getUserCount(), counted.getUsers().size()));
        });

        step("listUsers of an unknown environment is ERROR_NOT_FOUND", () -> {
            UserFilter filter = new UserFilter();
            filter.setEnvironmentFilter(in("NONE"));
            refused(StatusCode.ERROR_NOT_FOUND, port.listUsers(token, filter).getStatus());
        });

        step("updateUser replaces the whole user", () -> {
            User sent = user("zora");
            sent.setId(userId);
            sent.setDisplayName("Zora Müller");
            sent.getExtensions().add(extension("+49301", RecordingModeType.FULL));
            ok(port.updateUser(token, sent).getStatus());
            User got = port.getUserByLoginNameAndEnvironment(token, "zora", "Z001", null).getUser();
            equal(all(userId, "Zora Müller", null, 0), all(got.getId(), got.getDisplayName(), got.getEmail(), got.getRoles().size()));
            equal(List.of("+49301"), got.getExtensions().stream().map(Extension::getExtension).collect(Collectors.toList()));
            GroupMembership joined = got.getGroupMemberships().get(0);
            equal(all(false, true, true), all(joined.getGroup().getId() == groupId, joined.isMember(), joined.isPrimary()));
        });

        step("updateGroup touches members only with updateUsers", () -> {
            Group sent = group("Back office");
            sent.setId(groupId);
            GroupMembership membership = new GroupMembership();
            membership.setUser(userById());
            membership.setMember(true);
            membership.setAdmin(true);
            sent.getUsers().add(membership);
            CreateOrUpdateGroupResponse kept = port.updateGroup(token, sent, false);
            ok(kept.getStatus());
            equal(all("Back office", 0), all(kept.getGroup().getName(), kept.getGroup().getUsers().size()));
            GroupMembership member = port.updateGroup(token, sent, true).getGroup().getUsers().get(0);
            equal(all("zora", true, false), all(member.getUser().getLoginName(), member.isAdmin(), member.isPrimary()));
        });
    }

    private void extensionsAndStorage() {
        step("Extensions are created, replaced and got", () -> {
            Extension owned = extension("4711", RecordingModeType.CONTROLLED);
            owned.setUser(userById());
            ok(port.createExtension(token, owned));
            Extension created = getExtension("4711");
            equal(all("CONTROLLED", "zora"), all(created.getRecordingMode(), created.getUser().getLoginName()));
            Extension changed = extension("4711", null);
            changed.setVideo(true);
            ok(port.updateExtension(token, changed));
            Extension updated = getExtension("4711");
            equal(all(created.getId(), "FULL", true, null), all(updated.getId(), updated.getRecordingMode(), updated.isVideo(), updated.getUser()));
            refused(StatusCode.ERROR_ALREADY_EXISTS, port.createExtension(token, owned));
        });

        step("Storage folders are created, replaced, got and counted", () -> {
            StorageFolder folder = new StorageFolder();
            folder.setEid("Z001");
            folder.setName("Main");
            folder.setPath("D:\\Störe");
            folder.setType("smb");
            CreateOrUpdateStorageFolderResponse created = port.createStorageFolder(token, folder);
            ok(created.getStatus());
            folderId = created.getStorageFolder().getId();
            folder.setId(folderId);
            folder.setPath("E:\\Store");
            folder.setType(null);
            ok(port.updateStorageFolder(token, folder).getStatus());
            StorageFolder got = port.getStorageFolderById(token, folderId).getStorageFolder();
            equal(all("Main", "E:\\Store", null, "Z001"), all(got.getName(), got.getPath(), got.getType(), got.getEid()));
            StorageFolderFilter filter = new StorageFolderFilter();
            filter.setEnvironmentFilter(in("Z001"));
            filter.setName("main");
            filter.setJustCount(true);
            GetStorageFoldersResponse counted = port.listStorageFolders(token, filter);
            equal(all(1, 0), all(counted.getStorageFolderCount(), counted.getStorageFolders().size()));
        });

        step("Storage policies are created, replaced and got", () -> {
            StoragePolicy policy = new StoragePolicy();
            policy.setEid("Z001");
            policy.setName("Nightly");
            policy.setAction("export");
            policy.setEnabled(true);
            policy.setCallFilter("WHERE section.owner_eid = 'Z001'");
            policy.setOlderThanMinutes(90);
            policy.setStorageFolder(new StorageFolder());
            policy.getStorageFolder().setId(folderId);
            CreateOrUpdateStoragePolicyResponse created = port.createStoragePolicy(token, policy);
            ok(created.getStatus());
            int policyId = created.getStoragePolicy().getId();
            policy.setId(policyId);
            policy.setPriority(13);
            policy.setKeepCdr(true);
            ok(port.updateStoragePolicy(token, policy).getStatus());
            StoragePolicy got = port.getStoragePolicyByName(token, "Nightly").getStoragePolicy();
            equal(all(policyId, policy.getCallFilter(), 90, null, 13, true, "E:\\Store"), all(got.getId(), got.getCallFilter(),
                got.getOlderThanMinutes(), got.getOlderThanYears(), got.getPriority(), got.isKeepCdr(), got.getStorageFolder().getPath()));
            refused(StatusCode.ERROR_NOT_FOUND, port.getStoragePolicyById(token, 999999).getStatus());
        });
    }

    private void statistics() {
        step("getStatistics counts calls by user and by environment", () -> {
            CallStatisticsFilter filter = new CallStatisticsFilter();
            filter.setType(CallStatisticsType.BY_USER);
            filter.setSource(CallSourceType.PERMANENT);
            filter.setTimeFrom("2016.03.01 00:00:00.000");
            filter.setTimeTo("2016.03.31 23:59:59.999");
            StatisticsResponse byUser = port.getStatistics(token, filter);
            ok(byUser.getStatus());
            equal(all(all("0000", "Ref.", "kto", 14, 3, 30)), byUser.getCallStatistics().stream().map(it -> all(it.getEid(), it.getShortName(),
                it.getLoginName(), it.getUserId(), it.getNumberOfCalls(), it.getLengthOfCallsSeconds())).collect(Collectors.toList()));
            filter.setType(CallStatisticsType.BY_ENVIRONMENT);
            filter.setSource(CallSourceType.BOTH);
            equal(all("0000 null 3", "H001 null 1"), port.getStatistics(token, filter).getCallStatistics().stream()
                .map(it -> it.getEid() + " " + it.getLoginName() + " " + it.getNumberOfCalls()).sorted().collect(Collectors.toList()));
            filter.setTimeTo("2016-03-31");
            refused(StatusCode.ERROR_ILLEGAL_ARGUMENT, port.getStatistics(token, filter).getStatus());
        });

        step("applyExtensionConfiguration tells of the servers", () -> {
            Location server = new Location();
            server.setEid("0000");
            server.setLocation("rec-a");
            ApplyExtensionConfigurationResult answer = port.applyExtensionConfiguration(token, List.of(server), true, true);
            ok(answer.getStatus());
            equal(1, answer.getStatuses().size(), "servers");
        });
    }

    private void cleanUp() {
        step("deleteUser leaves the extensions without owner", () -> {
            ok(port.deleteUser(token, userId));
            GetUserResponse answer = port.getUserByLoginNameAndEnvironment(token, "zora", "Z001", null);
            refused(StatusCode.ERROR_NOT_FOUND, answer.getStatus());
            equal(null, answer.getUser());
            refused(StatusCode.ERROR_ILLEGAL_ARGUMENT, port.deleteUser(token, userId));
            equal(null, getExtension("+49301").getUser());
        });

        step("deleteGroup spares the default group", () -> {
            ok(port.deleteGroup(token, groupId));
            Status status = port.deleteGroup(token, 1);
            equal(all(StatusCode.ERROR_ILLEGAL_ARGUMENT, DEFAULT_GROUP), all(status.getStatusCode(), status.getMessage()));
        });

        step("updateEnvironment replaces the fields", () -> {
            Environment sent = new Environment();
            sent.setEid("Z001");
            sent.setDisplayName("Zora");
            sent.setShortName("Zora");
            sent.setInactive(true);
            ok(port.updateEnvironment(token, sent));
            equal(shown(sent), shown(port.getEnvironmentByShortName(token, "Zora").getEnvironment()));
        });
    }

    private void refusals() {
        step("An unknown operation is a SOAP fault", () -> {
            QName name = new QName("http://v2.provisioning.ws.web.verba.com/", "ProvisioningPort");
            var dispatch = service.createDispatch(name, Source.class, Service.Mode.PAYLOAD);
            String call = "<v2:eraseUser xmlns:v2='http://v2.provisioning.ws.web.verba.com/'/>";
            SOAPFaultException fault = (SOAPFaultException) refusal(() -> dispatch.invoke(new StreamSource(new StringReader(call))));
            equal("Client", fault.getFault().getFaultCodeAsQName().getLocalPart());
            equal("Cannot find dispatch method for {http://v2.provisioning.ws.web.verba.com/}eraseUser", fault.getFault().getFaultString());
        });

        step("releaseToken works once", () -> {
            ok(port.releaseToken(token));
            Status status = port.releaseToken(token);
            equal(all(StatusCode.ERROR_UNAUTHORIZED, EXPIRED), all(status.getStatusCode(), status.getMessage()));
        });

        step("Use after release is ERROR_UNAUTHORIZED", () -> {
            GetUsersResponse answer = port.listUsers(token, users());
            equal(all(StatusCode.ERROR_UNAUTHORIZED, EXPIRED, 0),
                all(answer.getStatus().getStatusCode(), answer.getStatus().getMessage(), answer.getUsers().size()));
            Status status = port.createEnvironment(token, environment(), null, null, null);
            equal(all(StatusCode.ERROR_UNAUTHORIZED, EXPIRED), all(status.getStatusCode(), status.getMessage()));
        });
    }

    public static void main(String[] arguments) throws Exception {
        ProvisioningWalk walk = new ProvisioningWalk(arguments.length > 0 ? arguments[0].replaceAll("/$", "") : "http://127.0.0.1:7002");
        walk.tokens();
        walk.environments();
        walk.usersAndGroups();
        walk.extensionsAndStorage();
        walk.statistics();
        walk.cleanUp();
        walk.refusals();
        leave();
    }
}
