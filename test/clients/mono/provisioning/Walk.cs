// A proxy made by Mono's `wsdl` against the Provisioning API v2 of Provisim; docs/clients.md says how.
//
//   mono ProvisioningWalk.exe http://127.0.0.1:7002/~mono
//
// The address may end in a sandbox prefix (/~NAME); the walk expects a world fresh from the seed `recorder`. A number
// that may be left out is sent only when the field beside it, named ...Specified, says so.

using System;
using System.Linq;
using System.Reflection;
using System.Web.Services.Protocols;
using Provisioning;
using static Client;
using static Telling;

static class Walk
{
    const string Expired = "This token is expired or never got authenticated.";
    const string DefaultGroup = "This is the default group and so it can not be deleted.";

    static int folderId;

    static void Tokens()
    {
        Step("The WSDL is read whole", () =>
        {
            var methods = typeof(ProvisioningService).GetMethods();
            Equal(35, methods.Count(it => it.GetCustomAttribute<SoapDocumentMethodAttribute>() != null), "operations");
        });

        Step("requestToken gives a token", () => token = LogIn("0000", "prov_robot", "Winter-Gate-7"));

        Step("requestToken refuses a wrong password with ERROR_GENERAL and no token", () =>
        {
            var answer = service.requestToken("0000", "prov_robot", "wrong");
            Refused(statusCode.ERROR_GENERAL, "com.verba.web.user.UserNotFoundException", answer.status);
            Equal(null, answer.token);
        });

        Step("getVersion tells 2", () =>
        {
            var answer = service.getVersion(token);
            Ok(answer.status);
            Equal("2", answer.version);
        });
    }

    static void Environments()
    {
        Step("createEnvironment stores every field", () =>
        {
            Ok(service.createEnvironment(token, Environment(), 24, true, 48, true, "D:\\Archive"));
            var answer = service.getEnvironmentByEid(token, "Z001");
            Ok(answer.status);
            Equal(Shown(Environment()), Shown(answer.environment));
            Equal(false, answer.environment.ondemandMaxRowsInBufferPerUserSpecified, "rows in buffer");
        });

        Step("createEnvironment makes a storage policy for each age", () =>
        {
            var answer = service.listStoragePoliciesByEid(token, "Z001");
            Ok(answer.status);
            Equal("1440 2880", string.Join(" ", answer.storagePolicies.Select(it => it.olderThanMinutes).OrderBy(it => it)));
            Equal("D:\\Archive", answer.storagePolicies.Single(it => it.storageFolder != null).storageFolder.path);
        });

        Step("createEnvironment refuses a taken eid", () =>
            Refused(statusCode.ERROR_ILLEGAL_ARGUMENT, CreateEnvironment(Environment())));

        Step("listEnvironments finds by a pattern", () =>
        {
            var answer = service.listEnvironments(token, new environmentFilter { shortName = "zO" });
            Ok(answer.status);
            Equal(Shown(Environment()), Shown(answer.environments.Single()));
        });
    }

    static void UsersAndGroups()
    {
        Step("createGroup answers the group", () =>
        {
            var answer = service.createGroup(token, new group { eid = "Z001", name = "Front desk" });
            Ok(answer.status);
            groupId = answer.group.id;
            Equal("Front desk in Zoë", answer.group.name + " in " + answer.group.environmentShortName);
        });

        Step("createUser stores extensions and memberships in one go", () =>
        {
            var address = Extension("zoe@example.com", recordingModeType.ON_DEMAND);
            address.im = true;
            var answer = service.createUser(token, new user
            {
                eid = "Z001",
                loginName = "zoe",
                displayName = "Zoë Müller",
                email = "zoe@example.com",
                passwordHash = Md5("Secret1!"),
                roles = new[] { "API User", "Supervisor" },
                validTo = new DateTime(2099, 12, 31, 23, 59, 59, DateTimeKind.Utc),
                validToSpecified = true,
                extensions = new[] { Extension("+49301", recordingModeType.FULL), address },
                groupMemberships = new[] { new groupMembership { group = GroupById(), member = true, primary = true, supervisor = true } },
            });
            Ok(answer.status);
            var got = answer.user;
            userId = got.id;
            Equal("zoe, Zoë Müller, zoe@example.com, Z001, Zoë, user_type_verba, False, ", string.Join(", ", got.loginName,
                got.displayName, got.email, got.eid, got.environmentShortName, got.userType, got.locked, got.passwordHash));
            Equal("API User, Supervisor", string.Join(", ", got.roles));
            Equal(new DateTime(2099, 12, 31, 23, 59, 59), got.validTo.ToUniversalTime());
            Equal("+49301 FULL True False; zoe@example.com ON_DEMAND True True", Shown(got.extensions));
            Equal("Front desk True True True", Shown(got.groupMemberships.Single()));
        });

        Step("createUser refuses a taken login name with ERROR_ALREADY_EXISTS", () =>
        {
            var answer = service.createUser(token, new user { eid = "Z001", loginName = "zoe" });
            Refused(statusCode.ERROR_ALREADY_EXISTS, answer.status);
            Equal(null, answer.user);
        });

        Step("A user with an API role has a token that reaches its own tenant", () =>
        {
            var own = LogIn("Z001", "zoe", "Secret1!");
            var seen = service.listUsers(own, new userFilter());
            Ok(seen.status);
            Equal("zoe", seen.users.Single().loginName);
            Refused(statusCode.ERROR_UNAUTHORIZED, service.listEnvironments(own, new environmentFilter()).status);
            Ok(service.releaseToken(own));
        });

        Step("listUsers finds by patterns and exact texts, and skips parts", () =>
        {
            var filter = new userFilter { environmentFilter = In("Z001"), loginName = "ZO" };
            filter.skipExtensions = filter.skipGroups = filter.skipRoles = true;
            var bare = service.listUsers(token, filter);
            Ok(bare.status);
            var found = bare.users.Single();
            Equal("zoe", found.loginName);
            Equal(true, found.extensions == null && found.groupMemberships == null && found.roles == null, "no lists:");
            Equal(false, bare.userCountSpecified, "a count");
            var byExtension = new userFilter { environmentFilter = In("Z001"), extension = "+49301", extensionExact = true };
            Equal(2, service.listUsers(token, byExtension).users.Single().extensions.Length, "extensions");
            var exact = new userFilter { environmentFilter = In("Z001"), loginName = "zo", loginNameExact = true };
            Equal(null, service.listUsers(token, exact).users);
        });

        Step("listUsers only counts with justCount", () =>
        {
            var filter = new userFilter { environmentFilter = In("Z001"), group = "front", justCount = true };
            var counted = service.listUsers(token, filter);
            Ok(counted.status);
            Equal(1, counted.userCount);
            Equal(null, counted.users);
        });

        Step("listUsers of an unknown environment is ERROR_NOT_FOUND", () =>
            Refused(statusCode.ERROR_NOT_FOUND, service.listUsers(token, new userFilter { environmentFilter = In("NONE") }).status));

        Step("updateUser replaces the whole user", () =>
        {
            var sent = new user { id = userId, idSpecified = true, eid = "Z001", loginName = "zora", displayName = "Zora Müller" };
            sent.extensions = new[] { Extension("+49301", recordingModeType.FULL) };
            Ok(service.updateUser(token, sent).status);
            var got = GetUser("zora").user;
            Equal(userId + " Zora Müller ", got.id + " " + got.displayName + " " + got.email);
            Equal(null, got.roles);
            Equal("+49301 FULL True False", Shown(got.extensions));
            var joined = got.groupMemberships.Single();
            Equal("False True True", (joined.group.id == groupId) + " " + joined.member + " " + joined.primary);
        });

        Step("updateGroup touches members only with updateUsers", () =>
        {
            var sent = GroupById();
            sent.name = "Back office";
            sent.users = new[] { new groupMembership { user = UserById(), admin = true, member = true } };
            var kept = service.updateGroup(token, sent, false);
            Ok(kept.status);
            Equal("Back office", kept.group.name);
            Equal(null, kept.group.users);
            var member = service.updateGroup(token, sent, true).group.users.Single();
            Equal("zora True False", member.user.loginName + " " + member.admin + " " + member.primary);
        });
    }

    static void ExtensionsAndStorage()
    {
        Step("Extensions are created, replaced and got", () =>
        {
            var owned = Extension("4711", recordingModeType.CONTROLLED);
            owned.user = UserById();
            Ok(service.createExtension(token, owned));
            var created = GetExtension("4711");
            Equal("CONTROLLED zora", created.recordingMode + " " + created.user.loginName);
            Ok(service.updateExtension(token, new extension { eid = "Z001", extension1 = "4711", video = true }));
            var updated = GetExtension("4711");
            Equal(created.id + " FULL True", updated.id + " " + updated.recordingMode + " " + updated.video);
            Equal(null, updated.user);
            Refused(statusCode.ERROR_ALREADY_EXISTS, service.createExtension(token, owned));
        });

        Step("Storage folders are created, replaced, got and counted", () =>
        {
            var folder = new storageFolder { eid = "Z001", name = "Main", path = "D:\\Störe", type = "smb" };
            var created = service.createStorageFolder(token, folder);
            Ok(created.status);
            folderId = created.storageFolder.id;
            var changed = new storageFolder { id = folderId, idSpecified = true, name = "Main", path = "E:\\Store" };
            Ok(service.updateStorageFolder(token, changed).status);
            var got = service.getStorageFolderById(token, folderId, true).storageFolder;
            Equal("Main, E:\\Store, , Z001", string.Join(", ", got.name, got.path, got.type, got.eid));
            var filter = new storageFolderFilter { environmentFilter = In("Z001"), name = "main", justCount = true };
            var counted = service.listStorageFolders(token, filter);
            Equal(1, counted.storageFolderCount);
            Equal(null, counted.storageFolders);
        });

        Step("Storage policies are created, replaced and got", () =>
        {
            var policy = new storagePolicy
            {
                eid = "Z001",
                name = "Nightly",
                action = "export",
                enabled = true,
                callFilter = "WHERE section.owner_eid = 'Z001'",
                olderThanMinutes = 90,
                olderThanMinutesSpecified = true,
                storageFolder = new storageFolder { id = folderId, idSpecified = true },
            };
            var created = service.createStoragePolicy(token, policy);
            Ok(created.status);
            policy.id = created.storagePolicy.id;
            policy.priority = 13;
            policy.idSpecified = policy.prioritySpecified = policy.keepCdr = true;
            Ok(service.updateStoragePolicy(token, policy).status);
            var got = service.getStoragePolicyByName(token, "Nightly").storagePolicy;
            Equal(policy.id + ", WHERE section.owner_eid = 'Z001', 90, False, 13, True, E:\\Store", string.Join(", ", got.id, got.callFilter,
                got.olderThanMinutes, got.olderThanYearsSpecified, got.priority, got.keepCdr, got.storageFolder.path));
            Refused(statusCode.ERROR_NOT_FOUND, service.getStoragePolicyById(token, 999999, true).status);
        });
    }

    static void Statistics()
    {
        Step("getStatistics counts calls by user and by environment", () =>
        {
            var filter = new callStatisticsFilter
            {
                type = callStatisticsType.BY_USER,
                source = callSourceType.PERMANENT,
                timeFrom = "2016.03.01 00:00:00.000",
                timeTo = "2016.03.31 23:59:59.999",
            };
            filter.typeSpecified = filter.sourceSpecified = true;
            var byUser = service.getStatistics(token, filter);
            Ok(byUser.status);
            var row = byUser.callStatistics.Single();
            Equal("0000, Ref., kto, 14, 3, 30", string.Join(", ", row.eid, row.shortName, row.loginName, row.userId,
                row.numberOfCalls, row.lengthOfCallsSeconds));
            filter.type = callStatisticsType.BY_ENVIRONMENT;
            filter.source = callSourceType.BOTH;
            Equal("0000 3 False; H001 1 False", string.Join("; ", service.getStatistics(token, filter).callStatistics
                .OrderBy(it => it.eid).Select(it => it.eid + " " + it.numberOfCalls + " " + it.userIdSpecified)));
            filter.timeTo = "2016-03-31";
            Refused(statusCode.ERROR_ILLEGAL_ARGUMENT, service.getStatistics(token, filter).status);
        });

        Step("applyExtensionConfiguration tells of the servers", () =>
        {
            var servers = new[] { new location { eid = "0000", location1 = "rec-a" } };
            var answer = service.applyExtensionConfiguration(token, servers, true, true);
            Ok(answer.status);
            Equal(1, answer.statuses.Length, "servers");
        });
    }

    static void CleanUp()
    {
        Step("deleteUser leaves the extensions without owner", () =>
        {
            Ok(service.deleteUser(token, userId, true));
            var answer = GetUser("zora");
            Refused(statusCode.ERROR_NOT_FOUND, answer.status);
            Equal(null, answer.user);
            Refused(statusCode.ERROR_ILLEGAL_ARGUMENT, service.deleteUser(token, userId, true));
            Equal(null, GetExtension("+49301").user);
        });

        Step("deleteGroup spares the default group", () =>
        {
            Ok(service.deleteGroup(token, groupId, true));
            Refused(statusCode.ERROR_ILLEGAL_ARGUMENT, DefaultGroup, service.deleteGroup(token, 1, true));
        });

        Step("updateEnvironment replaces the fields", () =>
        {
            var sent = new environment { eid = "Z001", displayName = "Zora", shortName = "Zora", inactive = true };
            Ok(service.updateEnvironment(token, sent));
            Equal(Shown(sent), Shown(service.getEnvironmentByShortName(token, "Zora").environment));
        });
    }

    static void Refusals()
    {
        Step("An unknown operation is a SOAP fault", () =>
        {
            var fault = Refusal<SoapException>(() => new Eraser { Url = service.Url }.eraseUser());
            Equal(SoapException.ClientFaultCode, fault.Code);
            Equal("Cannot find dispatch method for {http://v2.provisioning.ws.web.verba.com/}eraseUser", fault.Message);
        });

        Step("releaseToken works once", () =>
        {
            Ok(service.releaseToken(token));
            Refused(statusCode.ERROR_UNAUTHORIZED, Expired, service.releaseToken(token));
        });

        Step("Use after release is ERROR_UNAUTHORIZED", () =>
        {
            var answer = service.listUsers(token, new userFilter());
            Refused(statusCode.ERROR_UNAUTHORIZED, Expired, answer.status);
            Equal(null, answer.users);
            Refused(statusCode.ERROR_UNAUTHORIZED, Expired, CreateEnvironment(Environment()));
        });
    }

    static int Main(string[] arguments)
    {
        var address = arguments.Length > 0 ? arguments[0].TrimEnd('/') : "http://127.0.0.1:7002";
        service = new ProvisioningService { Url = address + "/provisioning" };
        Tokens();
        Environments();
        UsersAndGroups();
        ExtensionsAndStorage();
        Statistics();
        CleanUp();
        Refusals();
        return Failed == 0 ? 0 : 1;
    }
}
