// Proxies made by Mono's `wsdl` against the MSPControl services of Provisim.
//
//   wsdl -out:Users.cs          -namespace:Users          http://127.0.0.1:9002/~mono/esUsers.asmx?wsdl
//   wsdl -out:Packages.cs       -namespace:Packages       http://127.0.0.1:9002/~mono/esPackages.asmx?wsdl
//   wsdl -out:Authentication.cs -namespace:Authentication http://127.0.0.1:9002/~mono/esAuthentication.asmx?wsdl
//   mcs -out:Walk.exe -r:System.Web.Services -r:System.Data -r:System.Data.DataSetExtensions -r:System.Xml \
//       Walk.cs Telling.cs Users.cs Packages.cs Authentication.cs
//   mono Walk.exe http://127.0.0.1:9002/~mono [preauth|challenge]
//
// The address may end in a sandbox prefix (/~NAME); the walk expects a fresh world and leaves it as fresh.
// `challenge` (the default of .NET) sends each request bare first and repeats it after the 401.

using System;
using System.Data;
using System.Linq;
using System.Net;
using System.Web.Services.Protocols;
using Authentication;
using Packages;
using Users;
using PackageStatus = Packages.PackageStatus;
using UserInfo = Users.UserInfo;
using UserRole = Users.UserRole;
using UserStatus = Users.UserStatus;
using static Telling;

static class Walk
{
    const int DiskSpace = 52; // quota OS.Diskspace, in MB
    const int OsGroup = 1; // resource group OS, which holds that quota
    static readonly DateTime Purchased = new DateTime(2024, 2, 29, 12, 30, 0);

    // --- the client --------------------------------------------------------------------------------------

    static string address;
    static bool preAuthenticate;

    static T Service<T>(string name, string login, string password) where T : SoapHttpClientProtocol, new()
    {
        return new T
        {
            Url = address + "/" + name + ".asmx",
            Credentials = new NetworkCredential(login, password),
            PreAuthenticate = preAuthenticate,
        };
    }

    static esAuthentication authentication;
    static esUsers users, resellerUsers;
    static esPackages packages, resellerPackages;

    /// <summary>A plan with the OS group and so many MB of disk space.</summary>
    static HostingPlanInfo Plan(string name, int diskSpace)
    {
        return new HostingPlanInfo
        {
            UserId = 1,
            PlanName = name,
            PlanDescription = diskSpace + " MB",
            Available = true,
            SetupPrice = 10.50m,
            RecurrenceUnit = 2,
            RecurrenceLength = 1,
            Groups = new[] { new HostingPlanGroupInfo { GroupId = OsGroup, Enabled = true, CalculateDiskSpace = true } },
            Quotas = new[] { new HostingPlanQuotaInfo { QuotaId = DiskSpace, QuotaValue = diskSpace } },
        };
    }

    static int Authenticate(string login, string password)
    {
        return authentication.AuthenticateUser(login, password, "127.0.0.1");
    }

    static PackageResult AddPackage(esPackages client, int userId, int planId, string name)
    {
        return client.AddPackage(userId, planId, name, "", 1, Purchased);
    }

    static string UsersBelow(int ownerId)
    {
        return string.Join(" ", users.GetUsers(ownerId, true).Select(one => one.UserId).OrderBy(id => id));
    }

    /// <summary>Some columns of the first table, one text per row.</summary>
    static string Rows(DataSet dataSet, params string[] columns)
    {
        if (dataSet == null) throw new Mismatch("expected a DataSet, got null");
        Equal(1, dataSet.Tables.Count, "tables");
        var rows = dataSet.Tables[0].AsEnumerable();
        return string.Join("; ", rows.Select(row => string.Join(" ", columns.Select(column => row[column]))));
    }

    /// <summary>Deletes happen in the background: asks until the account is gone, a bounded number of times.</summary>
    static void WaitUntilGone(int userId)
    {
        for (var tries = 0; tries < 100; tries++)
            if (users.GetUserById(userId) == null) return;
        throw new Mismatch("expected user " + userId + " to be gone, got it after 100 tries");
    }

    // --- the walk ----------------------------------------------------------------------------------------

    static int resellerId, customerId, planId, subPlanId, addonId, spaceId, firstId, secondId;

    static UserInfo Customer()
    {
        return new UserInfo
        {
            Role = UserRole.User,
            OwnerId = resellerId,
            Username = "customer",
            FirstName = "Zoë",
            LastName = "Müller & Söhne <KG>",
            Email = "zoe@example.com",
            SecondaryEmail = "zoe@example.org",
            PrimaryPhone = "+49 30 1",
            SecondaryPhone = "+49 30 2",
            Fax = "+49 30 3",
            Address = "1 \"Main\" Street",
            City = "Köln",
            State = "NRW",
            Zip = "50667",
            Country = "DE",
            InstantMessenger = "zoe@im",
            CompanyName = "Zoë’s",
            SubscriberNumber = "S-1",
            Comments = "Prefers letters",
            HtmlMail = true,
        };
    }

    static void Accounts()
    {
        Step("AuthenticateUser accepts the right password", () => Equal(0, Authenticate("serveradmin", "serveradmin")));
        Step("AuthenticateUser answers -110 for a wrong password", () => Equal(-110, Authenticate("serveradmin", "wrong")));
        Step("AuthenticateUser answers -109 for an unknown name", () => Equal(-109, Authenticate("nobody", "serveradmin")));
        Step("UserExists knows serveradmin", () => Equal(true, users.UserExists("serveradmin")));
        Step("UserExists does not know nobody", () => Equal(false, users.UserExists("nobody")));
        Step("GetUsers is empty in a fresh world", () => Equal("", UsersBelow(1)));

        Step("AddUser makes a reseller", () =>
        {
            resellerId = users.AddUser(new UserInfo
            {
                Role = UserRole.Reseller, // not RoleId: both are sent, Role comes later and wins
                OwnerId = 1,
                Username = "reseller",
                Password = "Secret1!",
                FirstName = "Rita",
                LastName = "Reseller",
                Email = "rita@example.com",
            }, false, null, null);
            Equal(true, resellerId > 1, "a new id instead of " + resellerId + ":");
            Equal(2, users.GetUserById(resellerId).RoleId, "RoleId");
        });

        Step("AddUser makes a customer with the reseller's own credentials", () =>
        {
            var customer = Customer();
            customer.EcommerceEnabled = true;
            customerId = resellerUsers.AddUser(customer, false, "Secret2!", null);
            Equal(true, customerId > resellerId, "a new id instead of " + customerId + ":");
        });

        Step("AddUser refuses a taken name with -100", () =>
            Equal(-100, users.AddUser(new UserInfo { OwnerId = 1, Role = UserRole.User, Username = "CUSTOMER" }, false, null, null)));

        Step("AddUser with RoleId alone makes an administrator, as .NET sends Role as well", () =>
        {
            var id = users.AddUser(new UserInfo { OwnerId = 1, RoleId = 3, Username = "trapped", Password = "x" }, false, null, null);
            var got = users.GetUserById(id);
            Equal("1 Administrator", got.RoleId + " " + got.Role);
            Equal(0, users.DeleteUser(id));
            WaitUntilGone(id);
        });

        Step("GetUserByUsername shows every field", () =>
        {
            var got = users.GetUserByUsername("customer");
            var isLocalDate = got.Created.Year > 2001 && got.Created.Kind == DateTimeKind.Unspecified;
            Equal(true, isLocalDate, "a local date instead of " + got.Created + ":");
            Equal(0, got.Vlans.Length, "Vlans");
            var expected = Customer();
            expected.UserId = customerId;
            expected.RoleId = 3;
            expected.StatusId = 1;
            expected.Created = expected.Changed = got.Created;
            // Left at the default: LoginStatus Enabled, EcommerceEnabled (never for a plain User), Password (never shown).
            foreach (var field in typeof(UserInfo).GetProperties().Where(field => field.Name != "Vlans"))
                Equal(field.GetValue(expected, null), field.GetValue(got, null), field.Name);
        });

        Step("GetUsers lists both, at any depth", () => Equal(resellerId + " " + customerId, UsersBelow(1)));

        Step("UpdateUser stores the whole record", () =>
        {
            var changed = users.GetUserById(customerId);
            changed.FirstName = "Zora";
            changed.City = "Bonn";
            changed.SubscriberNumber = null;
            changed.HtmlMail = false;
            Equal(0, users.UpdateUser(changed));
            var got = users.GetUserById(customerId);
            Equal("Zora", got.FirstName);
            Equal("Müller & Söhne <KG>", got.LastName);
            Equal("Bonn", got.City);
            Equal("NRW", got.State);
            Equal(null, got.SubscriberNumber);
            Equal(false, got.HtmlMail);
            Equal(changed.Created, got.Created);
            Equal(0, Authenticate("customer", "Secret2!"), "the password still to fit:");
        });

        foreach (var status in new[] { UserStatus.Suspended, UserStatus.Active })
            Step("ChangeUserStatus to " + status + " reaches everybody below", () =>
            {
                Equal(0, users.ChangeUserStatus(resellerId, status));
                foreach (var got in new[] { users.GetUserById(resellerId), users.GetUserById(customerId) })
                {
                    Equal(status, got.Status, "status of " + got.Username);
                    Equal(status == UserStatus.Active ? 1 : 2, got.StatusId, "status of " + got.Username);
                }
            });
    }

    static void PlansAndSpaces()
    {
        Step("AddHostingPlan makes a plan with a quota", () =>
        {
            planId = packages.AddHostingPlan(Plan("Reseller plan", 1000));
            var got = packages.GetHostingPlan(planId);
            Equal("Reseller plan", got.PlanName);
            Equal("1000 MB", got.PlanDescription);
            Equal(1, got.UserId);
            Equal(false, got.IsAddon);
            Equal(10.50m, got.SetupPrice);
            Equal(planId + " Reseller plan", Rows(packages.GetHostingPlans(1), "PlanID", "PlanName"));
        });

        Step("AddPackage makes a space for the reseller", () =>
        {
            var added = AddPackage(packages, resellerId, planId, "Reseller space");
            Equal("", Rows(added.ExceedingQuotas, "QuotaName"), "exceeding quotas");
            spaceId = added.Result;
            var got = packages.GetPackage(spaceId);
            Equal(1, got.ParentPackageId);
            Equal(resellerId, got.UserId);
            Equal(planId, got.PlanId);
            Equal("Reseller space", got.PackageName);
            Equal(1, got.StatusId);
            Equal(Purchased, got.PurchaseDate);
        });

        Step("AddHostingPlan makes a plan under the reseller's space", () =>
        {
            var plan = Plan("Customer plan", 600);
            plan.UserId = resellerId;
            plan.PackageId = spaceId;
            subPlanId = resellerPackages.AddHostingPlan(plan);
            Equal(spaceId, packages.GetHostingPlan(subPlanId).PackageId);
        });

        Step("AddPackage fits within the quota", () =>
        {
            var added = AddPackage(resellerPackages, customerId, subPlanId, "First space");
            Equal("", Rows(added.ExceedingQuotas, "QuotaName"), "exceeding quotas");
            firstId = added.Result;
            Equal(spaceId, packages.GetPackage(firstId).ParentPackageId);
        });

        Step("AddPackage answers -305 and the exceeded quota", () =>
        {
            var refused = AddPackage(resellerPackages, customerId, subPlanId, "Second space");
            Equal(-305, refused.Result);
            Equal("52 OS.Diskspace 200", Rows(refused.ExceedingQuotas, "QuotaID", "QuotaName", "QuotaValue"));
            Equal(typeof(int), refused.ExceedingQuotas.Tables["Table"].Columns["QuotaValue"].DataType);
        });

        Step("AddPackageAddon raises the quota", () =>
        {
            var addon = Plan("More space", 100);
            addon.IsAddon = true;
            addonId = packages.AddHostingAddon(addon);
            Equal(true, packages.GetHostingPlan(addonId).IsAddon, "IsAddon");
            var added = packages.AddPackageAddon(new PackageAddonInfo
            {
                PackageId = spaceId,
                PlanId = addonId,
                Quantity = 2,
                PurchaseDate = Purchased,
                StatusId = 1,
            });
            Equal("", Rows(added.ExceedingQuotas, "QuotaName"), "exceeding quotas");
            Equal(added.Result + " " + addonId, Rows(packages.GetPackageAddons(spaceId), "PackageAddonID", "PlanID"));
        });

        Step("AddPackage fits after the add-on", () =>
        {
            secondId = AddPackage(resellerPackages, customerId, subPlanId, "Second space").Result;
            Equal(true, secondId > firstId, "a new id instead of " + secondId + ":");
            Equal("Second space", packages.GetPackage(secondId).PackageName);
        });

        Step("UpdatePackageName renames a space", () =>
        {
            Equal(0, resellerPackages.UpdatePackageName(firstId, "Größer & besser", "renamed"));
            Equal("Größer & besser", packages.GetPackage(firstId).PackageName);
            Equal("renamed", packages.GetPackage(firstId).PackageComments);
        });

        foreach (var status in new[] { PackageStatus.Suspended, PackageStatus.Active })
            Step("ChangePackageStatus to " + status, () =>
            {
                Equal(0, resellerPackages.ChangePackageStatus(firstId, status));
                Equal(status == PackageStatus.Active ? 1 : 2, packages.GetPackage(firstId).StatusId);
            });
    }

    static void Refusals()
    {
        Step("Wrong credentials are refused with 401", () =>
        {
            var stranger = Service<esUsers>("esUsers", "serveradmin", "wrong");
            var response = (HttpWebResponse)Refusal<WebException>(() => stranger.UserExists("serveradmin")).Response;
            Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Equal("Access Denied", response.StatusDescription);
        });

        Step("AddPackage with an unknown plan is a SOAP fault", () =>
        {
            var fault = Refusal<SoapException>(() => AddPackage(packages, customerId, 99999, "Nowhere"));
            Equal(SoapException.ServerFaultCode, fault.Code);
            if (!fault.Message.StartsWith("Server was unable to process request. ---> ") || !fault.Message.Contains("FOREIGN KEY"))
                throw new Mismatch("expected FOREIGN KEY, got " + fault.Message);
        });
    }

    static void CleanUp()
    {
        Step("DeleteUser refuses an owner of accounts with -102", () =>
        {
            Equal(-102, users.DeleteUser(resellerId));
            Equal("reseller", users.GetUserById(resellerId).Username);
        });

        Step("DeleteUser takes the spaces along", () =>
        {
            Equal(0, users.DeleteUser(customerId));
            WaitUntilGone(customerId);
            Equal(null, packages.GetPackage(firstId));
            Equal(null, packages.GetPackage(secondId));
        });

        Step("DeleteUser of the reseller takes its space and that space's plans along", () =>
        {
            Equal(0, users.DeleteUser(resellerId));
            WaitUntilGone(resellerId);
            Equal(null, packages.GetPackage(spaceId));
            Equal(null, packages.GetHostingPlan(subPlanId));
        });

        Step("DeleteHostingPlan and DeleteHostingAddon", () =>
        {
            Equal(0, packages.DeleteHostingPlan(planId));
            Equal(0, packages.DeleteHostingAddon(addonId));
            Equal(null, packages.GetHostingPlan(planId));
            Equal(null, packages.GetHostingPlan(addonId));
        });

        Step("Nothing is left", () =>
        {
            Equal("", UsersBelow(1), "accounts");
            Equal("", Rows(packages.GetHostingPlans(1), "PlanName"), "plans");
            Equal("", Rows(packages.GetHostingAddons(1), "PlanName"), "add-on plans");
        });
    }

    static int Main(string[] args)
    {
        address = args.Length > 0 ? args[0].TrimEnd('/') : "http://127.0.0.1:9002";
        preAuthenticate = args.Length > 1 && args[1] == "preauth";

        authentication = new esAuthentication { Url = address + "/esAuthentication.asmx" }; // asks for no credentials
        users = Service<esUsers>("esUsers", "serveradmin", "serveradmin");
        packages = Service<esPackages>("esPackages", "serveradmin", "serveradmin");
        resellerUsers = Service<esUsers>("esUsers", "reseller", "Secret1!");
        resellerPackages = Service<esPackages>("esPackages", "reseller", "Secret1!");

        Accounts();
        PlansAndSpaces();
        Refusals();
        CleanUp();
        return Failed == 0 ? 0 : 1;
    }
}
