// A proxy made by wsdl2h and soapcpp2 of gSOAP against the MSPControl services of Provisim; docs/clients.md says how.
//
//   ./walk http://127.0.0.1:9002/~gsoap [1.1|1.2]
//
// The address may end in a sandbox prefix (/~NAME); the walk expects a fresh world and leaves it as fresh. Dates without
// a zone are read as local time, so it runs with TZ=UTC like the emulator.

#include "client.h"

namespace {

int resellerId, customerId, planId, subPlanId, addonId, spaceId, firstId, secondId;

ns1__UserInfo *customer()
{
    auto *user = new ns1__UserInfo();
    user->Role = ns1__UserRole__User; // not RoleId: both are sent, Role comes later and wins
    user->OwnerId = resellerId;
    user->Username = text("customer");
    user->FirstName = text("Zoë"), user->LastName = text("Müller & Söhne <KG>"), user->Email = text("zoe@example.com");
    user->Address = text("1 \"Main\" Street"), user->City = text("Köln"), user->State = text("NRW");
    user->CompanyName = text("Zoë’s"), user->SubscriberNumber = text("S-1"), user->HtmlMail = true;
    return user;
}

std::string shownUser(const ns1__UserInfo *user)
{
    return all(user->Role, user->Status, user->LoginStatus, user->OwnerId, shown(user->Username), shown(user->FirstName),
        shown(user->LastName), shown(user->Email), shown(user->Address), shown(user->City), shown(user->State),
        shown(user->CompanyName), shown(user->SubscriberNumber), user->HtmlMail, user->IsPeer, user->IsDemo);
}

void accounts()
{
    step("AuthenticateUser accepts the right password", [] { expect(0, authenticate("serveradmin", "serveradmin")); });
    step("AuthenticateUser answers -110 for a wrong password", [] { expect(-110, authenticate("serveradmin", "wrong")); });
    step("AuthenticateUser answers -109 for an unknown name", [] { expect(-109, authenticate("nobody", "serveradmin")); });
    step("UserExists knows serveradmin", [] { expect(true, userExists(*users, "serveradmin")); });
    step("UserExists does not know nobody", [] { expect(false, userExists(*users, "nobody")); });
    step("GetUsers is empty in a fresh world", [] { expect("", usersBelow(1)); });

    step("AddUser makes a reseller", [] {
        auto *reseller = new ns1__UserInfo();
        reseller->Role = ns1__UserRole__Reseller;
        reseller->OwnerId = 1;
        reseller->Username = text("reseller"), reseller->Password = text("Secret1!");
        resellerId = addUser(*users, reseller, nullptr);
        expect(true, resellerId > 1, "a new id instead of " + std::to_string(resellerId) + ":");
        expect(2, user(resellerId)->RoleId);
    });

    step("AddUser makes a customer with the reseller's own credentials", [] {
        customerId = addUser(*resellerUsers, customer(), "Secret2!");
        expect(true, customerId > resellerId, "a new id instead of " + std::to_string(customerId) + ":");
    });

    step("AddUser refuses a taken name with -100", [] {
        auto *taken = customer();
        taken->Username = text("CUSTOMER");
        expect(-100, addUser(*users, taken, nullptr));
    });

    step("GetUserByUsername shows every field", [] {
        _ns1__GetUserByUsername request;
        request.username = text("customer");
        const auto *got = users->call(&esUsersSoapProxy::GetUserByUsername, request).GetUserByUsernameResult;
        expect(shownUser(customer()), shownUser(got));
        expect(all(customerId, 3, 1, 0, 0, false, "nothing"), all(got->UserId, got->RoleId, got->StatusId,
            got->LoginStatusId, got->FailedLogins, got->EcommerceEnabled, shown(got->Password)));
        expect(true, got->Created > purchased(), "a date of today");
        expect(got->Created, got->Changed);
        expect(0, got->Vlans->UserVlan.size(), "VLANs");
    });

    step("GetUsers lists both, at any depth", [] { expect(all(resellerId, customerId), usersBelow(1)); });

    step("UpdateUser stores the whole record", [] {
        auto *changed = user(customerId);
        changed->FirstName = text("Zora"), changed->City = text("Bonn");
        changed->SubscriberNumber = nullptr, changed->HtmlMail = false;
        _ns1__UpdateUser request;
        request.user = changed;
        expect(0, users->call(&esUsersSoapProxy::UpdateUser, request).UpdateUserResult);
        expect(shownUser(changed), shownUser(user(customerId)));
        expect(0, authenticate("customer", "Secret2!"), "the password still to fit:");
    });

    for (auto status : { ns1__UserStatus__Suspended, ns1__UserStatus__Active })
        step(std::string("ChangeUserStatus to ") + (status == ns1__UserStatus__Active ? "Active" : "Suspended") + " reaches everybody below", [status] {
            _ns1__ChangeUserStatus request;
            request.userId = resellerId, request.status = status;
            expect(0, users->call(&esUsersSoapProxy::ChangeUserStatus, request).ChangeUserStatusResult);
            for (int id : { resellerId, customerId })
                expect(all(status, status == ns1__UserStatus__Active ? 1 : 2), all(user(id)->Status, user(id)->StatusId));
        });
}

void plansAndSpaces()
{
    step("AddHostingPlan makes a plan with a quota", [] {
        _ns1__AddHostingPlan request;
        request.plan = plan("Reseller plan", 1, 1000);
        planId = packages->call(&esUsersSoapProxy::AddHostingPlan, request).AddHostingPlanResult;
        const auto *got = planOf(planId);
        expect(all("Reseller plan", "1000 MB", 1, false, "10.5000"),
            all(shown(got->PlanName), shown(got->PlanDescription), got->UserId, got->IsAddon, got->SetupPrice));
        expect(all(planId, "Reseller plan"), plans(1));
    });

    step("AddPackage makes a space for the reseller", [] {
        const auto *added = addPackage(*packages, resellerId, planId, "Reseller space");
        expect("", column(added->ExceedingQuotas->__any, "QuotaName"), "exceeding quotas");
        spaceId = added->Result;
        const auto *got = space(spaceId);
        expect(all(1, resellerId, planId, "Reseller space", 1, purchased()), all(got->ParentPackageId, got->UserId,
            got->PlanId, shown(got->PackageName), got->StatusId, got->PurchaseDate));
    });

    step("AddHostingPlan makes a plan under the reseller's space", [] {
        _ns1__AddHostingPlan request;
        request.plan = plan("Customer plan", resellerId, 600);
        request.plan->PackageId = spaceId;
        subPlanId = resellerPackages->call(&esUsersSoapProxy::AddHostingPlan, request).AddHostingPlanResult;
        expect(spaceId, planOf(subPlanId)->PackageId);
    });

    step("AddPackage fits within the quota", [] {
        const auto *added = addPackage(*resellerPackages, customerId, subPlanId, "First space");
        expect("", column(added->ExceedingQuotas->__any, "QuotaName"), "exceeding quotas");
        firstId = added->Result;
        expect(spaceId, space(firstId)->ParentPackageId);
    });

    step("AddPackage answers -305 and the exceeded quota", [] {
        const auto *refused = addPackage(*resellerPackages, customerId, subPlanId, "Second space");
        expect(-305, refused->Result);
        const char *rows = refused->ExceedingQuotas->__any;
        expect("52 OS.Diskspace 200 ", column(rows, "QuotaID") + column(rows, "QuotaName") + column(rows, "QuotaValue"));
    });

    step("AddPackageAddon raises the quota", [] {
        _ns1__AddHostingAddon more;
        more.plan = plan("More space", 1, 100);
        more.plan->IsAddon = true;
        addonId = packages->call(&esUsersSoapProxy::AddHostingAddon, more).AddHostingAddonResult;
        expect(true, planOf(addonId)->IsAddon, "IsAddon");
        _ns1__AddPackageAddon request;
        request.addon = new ns1__PackageAddonInfo();
        request.addon->PackageId = spaceId, request.addon->PlanId = addonId, request.addon->Quantity = 2;
        request.addon->PurchaseDate = purchased(), request.addon->StatusId = 1;
        const auto *added = packages->call(&esUsersSoapProxy::AddPackageAddon, request).AddPackageAddonResult;
        expect("", column(added->ExceedingQuotas->__any, "QuotaName"), "exceeding quotas");
        _ns1__GetPackageAddons list;
        list.packageId = spaceId;
        const char *rows = packages->call(&esUsersSoapProxy::GetPackageAddons, list).GetPackageAddonsResult->__any;
        expect(all(added->Result, addonId), column(rows, "PackageAddonID") + column(rows, "PlanID"));
    });

    step("AddPackage fits after the add-on", [] {
        secondId = addPackage(*resellerPackages, customerId, subPlanId, "Second space")->Result;
        expect(true, secondId > firstId, "a new id instead of " + std::to_string(secondId) + ":");
        expect("Second space", shown(space(secondId)->PackageName));
    });

    step("UpdatePackageName renames a space", [] {
        _ns1__UpdatePackageName request;
        request.packageId = firstId, request.packageName = text("Größer & besser"), request.packageComments = text("renamed");
        expect(0, resellerPackages->call(&esUsersSoapProxy::UpdatePackageName, request).UpdatePackageNameResult);
        expect(all("Größer & besser", "renamed"), all(shown(space(firstId)->PackageName), shown(space(firstId)->PackageComments)));
    });

    for (auto status : { ns1__PackageStatus__Suspended, ns1__PackageStatus__Active })
        step(std::string("ChangePackageStatus to ") + (status == ns1__PackageStatus__Active ? "Active" : "Suspended"), [status] {
            _ns1__ChangePackageStatus request;
            request.packageId = firstId, request.status = status;
            expect(0, resellerPackages->call(&esUsersSoapProxy::ChangePackageStatus, request).ChangePackageStatusResult);
            expect(status == ns1__PackageStatus__Active ? 1 : 2, space(firstId)->StatusId);
        });
}

void refusals()
{
    step("Wrong credentials are refused with 401", [] {
        Service stranger("esUsers", "serveradmin", "wrong");
        expect(401, refusal([&] { userExists(stranger, "serveradmin"); }).error);
    });

    step("AddPackage with an unknown plan is a SOAP fault", [] {
        const Refusal fault = refusal([] { addPackage(*packages, customerId, 99999, "Nowhere"); });
        expect(isSoap12 ? "SOAP-ENV:Receiver" : "SOAP-ENV:Server", fault.code);
        const std::string text = fault.what();
        const bool isForeignKey = text.find("Server was unable to process request. ---> ") != std::string::npos
            && text.find("FOREIGN KEY") != std::string::npos;
        expect(true, isForeignKey, "FOREIGN KEY in " + text + ":");
    });
}

int deleteUser(int userId)
{
    _ns1__DeleteUser request;
    request.userId = userId;
    return users->call(&esUsersSoapProxy::DeleteUser, request).DeleteUserResult;
}

void cleanUp()
{
    step("DeleteUser refuses an owner of accounts with -102", [] {
        expect(-102, deleteUser(resellerId));
        expect("reseller", shown(user(resellerId)->Username));
    });

    step("DeleteUser takes the spaces along", [] {
        expect(0, deleteUser(customerId));
        waitUntilGone(customerId);
        expect(all(true, true), all(space(firstId) == nullptr, space(secondId) == nullptr));
    });

    step("DeleteUser of the reseller takes its space and that space's plans along", [] {
        expect(0, deleteUser(resellerId));
        waitUntilGone(resellerId);
        expect(all(true, true), all(space(spaceId) == nullptr, planOf(subPlanId) == nullptr));
    });

    step("DeleteHostingPlan and DeleteHostingAddon", [] {
        _ns1__DeleteHostingPlan plan;
        plan.planId = planId;
        expect(0, packages->call(&esUsersSoapProxy::DeleteHostingPlan, plan).DeleteHostingPlanResult);
        _ns1__DeleteHostingAddon addon;
        addon.planId = addonId;
        expect(0, packages->call(&esUsersSoapProxy::DeleteHostingAddon, addon).DeleteHostingAddonResult);
        expect(all(true, true), all(planOf(planId) == nullptr, planOf(addonId) == nullptr));
    });

    step("Nothing is left", [] {
        expect("", usersBelow(1), "accounts");
        expect("", plans(1), "plans");
        _ns1__GetHostingAddons request;
        request.userId = 1;
        const auto *addons = packages->call(&esUsersSoapProxy::GetHostingAddons, request).GetHostingAddonsResult;
        expect("", column(addons->__any, "PlanID"), "add-on plans");
    });
}

} // namespace

int main(int count, char **arguments)
{
    if (count > 1) base = arguments[1];
    isSoap12 = count > 2 && std::string(arguments[2]) == "1.2";
    Service anonymous("esAuthentication", nullptr, nullptr);
    Service adminUsers("esUsers", "serveradmin", "serveradmin"), adminPackages("esPackages", "serveradmin", "serveradmin");
    Service ownUsers("esUsers", "reseller", "Secret1!"), ownPackages("esPackages", "reseller", "Secret1!");
    authentication = &anonymous, users = &adminUsers, packages = &adminPackages;
    resellerUsers = &ownUsers, resellerPackages = &ownPackages;
    accounts();
    plansAndSpaces();
    refusals();
    cleanUp();
    return failed == 0 ? 0 : 1;
}
