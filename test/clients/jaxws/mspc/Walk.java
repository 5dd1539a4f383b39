import java.math.BigDecimal;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.ws.BindingProvider;
import javax.xml.ws.WebServiceException;
import javax.xml.ws.soap.SOAPFaultException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import authentication.EsAuthentication;
import authentication.EsAuthenticationSoap;
import packages.ArrayOfHostingPlanGroupInfo;
import packages.ArrayOfHostingPlanQuotaInfo;
import packages.EsPackages;
import packages.EsPackagesSoap;
import packages.GetHostingAddonsResponse.GetHostingAddonsResult;
import packages.GetHostingPlansResponse.GetHostingPlansResult;
import packages.GetPackageAddonsResponse.GetPackageAddonsResult;
import packages.HostingPlanGroupInfo;
import packages.HostingPlanInfo;
import packages.HostingPlanQuotaInfo;
import packages.PackageAddonInfo;
import packages.PackageInfo;
import packages.PackageResult;
import packages.PackageStatus;
import packages.Schema;
import users.EsUsers;
import users.EsUsersSoap;
import users.UserInfo;
import users.UserLoginStatus;
import users.UserRole;
import users.UserStatus;

/**
 * Ports made by wsimport of the JAX-WS RI against the MSPControl services of Provisim; docs/clients.md says how.
 *
 *   java Walk http://127.0.0.1:9002/~jaxws [1.1|1.2]
 *
 * The address may end in a sandbox prefix (/~NAME); the walk expects a fresh world and leaves it as fresh.
 */
final class Walk extends Telling {
    private static final int DISK_SPACE = 52; // quota OS.Diskspace, in MB
    private static final int OS_GROUP = 1; // resource group OS, which holds that quota

    private final String base;
    private final boolean isSoap12;
    private final XMLGregorianCalendar purchased;
    private final EsAuthenticationSoap authentication;
    private final EsUsersSoap users;
    private final EsPackagesSoap packages;
    private final EsUsersSoap resellerUsers;
    private final EsPackagesSoap resellerPackages;

    private Walk(String base, boolean isSoap12) throws Exception {
        this.base = base;
        this.isSoap12 = isSoap12;
        purchased = DatatypeFactory.newInstance().newXMLGregorianCalendar("2024-02-29T12:30:00");
        EsAuthentication service = new EsAuthentication(new URL(base + "/esAuthentication.asmx?wsdl"));
        authentication = isSoap12 ? service.getEsAuthenticationSoap12() : service.getEsAuthenticationSoap();
        users = users("serveradmin", "serveradmin");
        packages = packages("serveradmin", "serveradmin");
        resellerUsers = users("reseller", "Secret1!");
        resellerPackages = packages("reseller", "Secret1!");
    }

    // --- the client --------------------------------------------------------------------------------------

    private EsUsersSoap users(String login, String password) throws Exception {
        EsUsers service = new EsUsers(new URL(base + "/esUsers.asmx?wsdl"));
        return as(login, password, isSoap12 ? service.getEsUsersSoap12() : service.getEsUsersSoap());
    }

    private EsPackagesSoap packages(String login, String password) throws Exception {
        EsPackages service = new EsPackages(new URL(base + "/esPackages.asmx?wsdl"));
        return as(login, password, isSoap12 ? service.getEsPackagesSoap12() : service.getEsPackagesSoap());
    }

    private static <Port> Port as(String login, String password, Port port) {
        BindingProvider provider = (BindingProvider) port;
        provider.getRequestContext().put(BindingProvider.USERNAME_PROPERTY, login);
        provider.getRequestContext().put(BindingProvider.PASSWORD_PROPERTY, password);
        return port;
    }

    private HostingPlanInfo plan(String name, int owner, int diskSpace) {
        HostingPlanGroupInfo group = new HostingPlanGroupInfo();
        group.setGroupId(OS_GROUP);
        group.setEnabled(true);
        group.setCalculateDiskSpace(true);
        HostingPlanQuotaInfo quota = new HostingPlanQuotaInfo();
        quota.setQuotaId(DISK_SPACE);
        quota.setQuotaValue(diskSpace);
        HostingPlanInfo plan = new HostingPlanInfo();
        plan.setUserId(owner);
        plan.setPlanName(name);
        plan.setPlanDescription(diskSpace + " MB");
        plan.setAvailable(true);
        plan.setSetupPrice(new BigDecimal("10.50"));
        plan.setRecurringPrice(BigDecimal.ZERO);
        plan.setRecurrenceUnit(2);
        plan.setRecurrenceLength(1);
        plan.setGroups(new ArrayOfHostingPlanGroupInfo());
        plan.getGroups().getHostingPlanGroupInfo().add(group);
        plan.setQuotas(new ArrayOfHostingPlanQuotaInfo());
        plan.getQuotas().getHostingPlanQuotaInfo().add(quota);
        return plan;
    }

    /**
     * Some columns of a DataSet's rows. What the WSDL leaves open arrives as DOM: the DiffGram as the element of
     * `any`, the schema as those of the stub binding's `any`.
     */
    private static List<List<Object>> rows(Schema schema, Object any, String... columns) {
        equal("NewDataSet", ((Element) schema.getAny().get(0)).getAttribute("name"), "the schema's element");
        equal("diffgram", ((Element) any).getLocalName(), "the DiffGram");
        List<List<Object>> rows = new ArrayList<>();
        for (Element dataSet : children((Element) any))
            for (Element row : children(dataSet)) {
                List<Object> cells = new ArrayList<>();
                for (String column : columns)
                    cells.add(children(row).stream().filter(cell -> cell.getLocalName().equals(column))
                        .map(Node::getTextContent).findFirst().orElse(null));
                rows.add(cells);
            }
        return rows;
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling())
            if (child instanceof Element) children.add((Element) child);
        return children;
    }

    private static List<List<Object>> exceeding(PackageResult result) {
        PackageResult.ExceedingQuotas quotas = result.getExceedingQuotas();
        return rows(quotas.getSchema(), quotas.getAny(), "QuotaID", "QuotaName", "QuotaValue");
    }

    private PackageResult addPackage(EsPackagesSoap port, int userId, int planId, String name) {
        return port.addPackage(userId, planId, name, "", 1, purchased);
    }

    private String usersBelow(int ownerId) {
        return users.getUsers(ownerId, true).getUserInfo().stream().map(UserInfo::getUserId).sorted()
            .map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** Deletes happen in the background: asks until the account is gone, a bounded number of times. */
    private void waitUntilGone(int userId) {
        for (int tries = 0; tries < 100; tries++)
            if (users.getUserById(userId) == null) return;
        throw new Mismatch("expected user " + userId + " to be gone, got it after 100 tries");
    }

    // --- the walk ----------------------------------------------------------------------------------------

    private int resellerId, customerId, planId, subPlanId, addonId, spaceId, firstId, secondId;

    private UserInfo customer() {
        UserInfo user = new UserInfo();
        user.setRole(UserRole.USER);
        user.setStatus(UserStatus.ACTIVE);
        user.setLoginStatus(UserLoginStatus.ENABLED);
        user.setOwnerId(resellerId);
        user.setUsername("customer");
        user.setFirstName("Zoë");
        user.setLastName("Müller & Söhne <KG>");
        user.setEmail("zoe@example.com");
        user.setAddress("1 \"Main\" Street");
        user.setCity("Köln");
        user.setState("NRW");
        user.setCompanyName("Zoë’s");
        user.setSubscriberNumber("S-1");
        user.setHtmlMail(true);
        return user;
    }

    private static List<Object> shown(UserInfo user) {
        return all(user.getRole(), user.getStatus(), user.getLoginStatus(), user.getOwnerId(), user.getUsername(),
            user.getFirstName(), user.getLastName(), user.getEmail(), user.getAddress(), user.getCity(), user.getState(),
            user.getCompanyName(), user.getSubscriberNumber(), user.isHtmlMail(), user.isIsPeer(), user.isIsDemo());
    }

    private void accounts() {
        step("AuthenticateUser accepts the right password", () ->
            equal(0, authentication.authenticateUser("serveradmin", "serveradmin", "127.0.0.1")));
        step("AuthenticateUser answers -110 for a wrong password", () ->
            equal(-110, authentication.authenticateUser("serveradmin", "wrong", "127.0.0.1")));
        step("AuthenticateUser answers -109 for an unknown name", () ->
            equal(-109, authentication.authenticateUser("nobody", "serveradmin", "127.0.0.1")));
        step("UserExists knows serveradmin", () -> equal(true, users.userExists("serveradmin")));
        step("UserExists does not know nobody", () -> equal(false, users.userExists("nobody")));
        step("GetUsers is empty in a fresh world", () -> equal("", usersBelow(1)));

        step("AddUser makes a reseller", () -> {
            UserInfo reseller = new UserInfo();
            reseller.setRole(UserRole.RESELLER); // not RoleId: an int is always sent, and Role comes later and wins
            reseller.setStatus(UserStatus.ACTIVE);
            reseller.setOwnerId(1);
            reseller.setUsername("reseller");
            reseller.setPassword("Secret1!");
            resellerId = users.addUser(reseller, false, null, null);
            equal(true, resellerId > 1, "a new id instead of " + resellerId + ":");
            equal(2, users.getUserById(resellerId).getRoleId());
        });

        step("AddUser makes a customer with the reseller's own credentials", () -> {
            customerId = resellerUsers.addUser(customer(), false, "Secret2!", null);
            equal(true, customerId > resellerId, "a new id instead of " + customerId + ":");
        });

        step("AddUser refuses a taken name with -100", () -> {
            UserInfo taken = customer();
            taken.setUsername("CUSTOMER");
            equal(-100, users.addUser(taken, false, null, null));
        });

        step("GetUserByUsername shows every field", () -> {
            UserInfo got = users.getUserByUsername("customer");
            equal(shown(customer()), shown(got));
            equal(all(customerId, 3, 1, 0, 0, false, null), all(got.getUserId(), got.getRoleId(), got.getStatusId(),
                got.getLoginStatusId(), got.getFailedLogins(), got.isEcommerceEnabled(), got.getPassword()));
            equal(true, got.getCreated().getYear() > 2001, "a date instead of " + got.getCreated() + ":");
            equal(got.getCreated(), got.getChanged());
            equal(0, got.getVlans().getUserVlan().size(), "VLANs");
        });

        step("GetUsers lists both, at any depth", () -> equal(resellerId + " " + customerId, usersBelow(1)));

        step("UpdateUser stores the whole record", () -> {
            UserInfo changed = users.getUserById(customerId);
            changed.setFirstName("Zora");
            changed.setCity("Bonn");
            changed.setSubscriberNumber(null);
            changed.setHtmlMail(false);
            equal(0, users.updateUser(changed));
            equal(shown(changed), shown(users.getUserById(customerId)));
            equal(0, authentication.authenticateUser("customer", "Secret2!", "127.0.0.1"), "the password still to fit:");
        });

        for (UserStatus status : new UserStatus[] { UserStatus.SUSPENDED, UserStatus.ACTIVE })
            step("ChangeUserStatus to " + status.value() + " reaches everybody below", () -> {
                equal(0, users.changeUserStatus(resellerId, status));
                for (int id : new int[] { resellerId, customerId })
                    equal(all(status, status == UserStatus.ACTIVE ? 1 : 2),
                        all(users.getUserById(id).getStatus(), users.getUserById(id).getStatusId()));
            });
    }

    private void plansAndSpaces() {
        step("AddHostingPlan makes a plan with a quota", () -> {
            planId = packages.addHostingPlan(plan("Reseller plan", 1, 1000));
            HostingPlanInfo got = packages.getHostingPlan(planId);
            equal(all("Reseller plan", "1000 MB", 1, false, "10.5000"), all(got.getPlanName(), got.getPlanDescription(),
                got.getUserId(), got.isIsAddon(), got.getSetupPrice()));
            GetHostingPlansResult listed = packages.getHostingPlans(1);
            equal(all(all(planId, "Reseller plan")), rows(listed.getSchema(), listed.getAny(), "PlanID", "PlanName"));
        });

        step("AddPackage makes a space for the reseller", () -> {
            PackageResult added = addPackage(packages, resellerId, planId, "Reseller space");
            equal(all(), exceeding(added), "exceeding quotas");
            spaceId = added.getResult();
            PackageInfo got = packages.getPackage(spaceId);
            equal(all(1, resellerId, planId, "Reseller space", 1, purchased), all(got.getParentPackageId(), got.getUserId(),
                got.getPlanId(), got.getPackageName(), got.getStatusId(), got.getPurchaseDate()));
        });

        step("AddHostingPlan makes a plan under the reseller's space", () -> {
            HostingPlanInfo sub = plan("Customer plan", resellerId, 600);
            sub.setPackageId(spaceId);
            subPlanId = resellerPackages.addHostingPlan(sub);
            equal(spaceId, packages.getHostingPlan(subPlanId).getPackageId());
        });

        step("AddPackage fits within the quota", () -> {
            PackageResult added = addPackage(resellerPackages, customerId, subPlanId, "First space");
            equal(all(), exceeding(added), "exceeding quotas");
            firstId = added.getResult();
            equal(spaceId, packages.getPackage(firstId).getParentPackageId());
        });

        step("AddPackage answers -305 and the exceeded quota", () -> {
            PackageResult refused = addPackage(resellerPackages, customerId, subPlanId, "Second space");
            equal(-305, refused.getResult());
            equal(all(all("52", "OS.Diskspace", "200")), exceeding(refused));
        });

        step("AddPackageAddon raises the quota", () -> {
            HostingPlanInfo more = plan("More space", 1, 100);
            more.setIsAddon(true);
            addonId = packages.addHostingAddon(more);
            equal(true, packages.getHostingPlan(addonId).isIsAddon(), "IsAddon");
            PackageAddonInfo addon = new PackageAddonInfo();
            addon.setPackageId(spaceId);
            addon.setPlanId(addonId);
            addon.setQuantity(2);
            addon.setPurchaseDate(purchased);
            addon.setStatusId(1);
            PackageResult added = packages.addPackageAddon(addon);
            equal(all(), exceeding(added), "exceeding quotas");
            GetPackageAddonsResult listed = packages.getPackageAddons(spaceId);
            equal(all(all(added.getResult(), addonId)),
                rows(listed.getSchema(), listed.getAny(), "PackageAddonID", "PlanID"));
        });

        step("AddPackage fits after the add-on", () -> {
            secondId = addPackage(resellerPackages, customerId, subPlanId, "Second space").getResult();
            equal(true, secondId > firstId, "a new id instead of " + secondId + ":");
            equal("Second space", packages.getPackage(secondId).getPackageName());
        });

        step("UpdatePackageName renames a space", () -> {
            equal(0, resellerPackages.updatePackageName(firstId, "Größer & besser", "renamed"));
            PackageInfo got = packages.getPackage(firstId);
            equal(all("Größer & besser", "renamed"), all(got.getPackageName(), got.getPackageComments()));
        });

        for (PackageStatus status : new PackageStatus[] { PackageStatus.SUSPENDED, PackageStatus.ACTIVE })
            step("ChangePackageStatus to " + status.value(), () -> {
                equal(0, resellerPackages.changePackageStatus(firstId, status));
                equal(status == PackageStatus.ACTIVE ? 1 : 2, packages.getPackage(firstId).getStatusId());
            });
    }

    private void refusals() {
        step("Wrong credentials are refused with 401", () -> {
            Exception refusal = refusal(() -> users("serveradmin", "wrong").userExists("serveradmin"));
            equal(true, refusal instanceof WebServiceException, refusal.getClass() + ":");
            equal("The server sent HTTP status code 401: Access Denied", refusal.getMessage());
        });

        step("AddPackage with an unknown plan is a SOAP fault", () -> {
            Exception refusal = refusal(() -> addPackage(packages, customerId, 99999, "Nowhere"));
            equal(true, refusal instanceof SOAPFaultException, refusal + ":");
            String code = ((SOAPFaultException) refusal).getFault().getFaultCodeAsQName().getLocalPart();
            equal(isSoap12 ? "Receiver" : "Server", code);
            String text = ((SOAPFaultException) refusal).getFault().getFaultString();
            equal(true, text.startsWith("Server was unable to process request. ---> ") && text.contains("FOREIGN KEY"), text);
        });
    }

    private void cleanUp() {
        step("DeleteUser refuses an owner of accounts with -102", () -> {
            equal(-102, users.deleteUser(resellerId));
            equal("reseller", users.getUserById(resellerId).getUsername());
        });

        step("DeleteUser takes the spaces along", () -> {
            equal(0, users.deleteUser(customerId));
            waitUntilGone(customerId);
            equal(all(null, null), all(packages.getPackage(firstId), packages.getPackage(secondId)));
        });

        step("DeleteUser of the reseller takes its space and that space's plans along", () -> {
            equal(0, users.deleteUser(resellerId));
            waitUntilGone(resellerId);
            equal(all(null, null), all(packages.getPackage(spaceId), packages.getHostingPlan(subPlanId)));
        });

        step("DeleteHostingPlan and DeleteHostingAddon", () -> {
            equal(0, packages.deleteHostingPlan(planId));
            equal(0, packages.deleteHostingAddon(addonId));
            equal(all(null, null), all(packages.getHostingPlan(planId), packages.getHostingPlan(addonId)));
        });

        step("Nothing is left", () -> {
            equal("", usersBelow(1), "accounts");
            GetHostingPlansResult plans = packages.getHostingPlans(1);
            equal(all(), rows(plans.getSchema(), plans.getAny()), "plans");
            GetHostingAddonsResult addons = packages.getHostingAddons(1);
            equal(all(), rows(addons.getSchema(), addons.getAny()), "add-on plans");
        });
    }

    public static void main(String[] arguments) throws Exception {
        String base = arguments.length > 0 ? arguments[0].replaceAll("/$", "") : "http://127.0.0.1:9002";
        Walk walk = new Walk(base, arguments.length > 1 && arguments[1].equals("1.2"));
        walk.accounts();
        walk.plansAndSpaces();
        walk.refusals();
        walk.cleanUp();
        leave();
    }
}
