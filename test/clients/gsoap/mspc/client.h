// The generated proxy as the walk uses it: three services, what their records need, and what they answer, as text.
#pragma once

#include <algorithm>
#include <ctime>
#include <list>
#include <vector>

#include "../telling.h"
#include "esUsersSoap.nsmap"
#include "soapesUsersSoapProxy.h"

namespace {

const int DISK_SPACE = 52; // quota OS.Diskspace, in MB
const int OS_GROUP = 1;    // resource group OS, which holds that quota

std::string base = "http://127.0.0.1:9002";
bool isSoap12 = false;

/** What a call ended in that has no answer: an HTTP status, or a SOAP fault with its code. */
struct Refusal : std::runtime_error {
    int error;
    std::string code;

    Refusal(int error, const std::string &code, const std::string &text)
        : std::runtime_error(std::to_string(error) + " " + code + ": " + text), error(error), code(code) {}
};

/** The generated table made over for SOAP 1.1, so that one build speaks both versions. */
const Namespace *namespaces11()
{
    static std::vector<Namespace> table;
    if (table.empty()) {
        table.assign(std::begin(namespaces), std::end(namespaces));
        table[0].ns = "http://schemas.xmlsoap.org/soap/envelope/";
        table[1].ns = "http://schemas.xmlsoap.org/soap/encoding/";
    }
    return table.data();
}

/** One service as one user; the proxy has the operations of all three. */
class Service {
public:
    Service(const std::string &name, const char *login, const char *password)
        : proxy(SOAP_C_UTFSTRING | SOAP_IO_KEEPALIVE), endpoint(base + "/" + name + ".asmx"), login(login), password(password)
    {
        soap_set_namespaces(proxy.soap, isSoap12 ? namespaces : namespaces11());
    }

    template <class Request, class Response>
    Response &call(int (esUsersSoapProxy::*operation)(const char *, const char *, Request *, Response &), Request request)
    {
        static std::list<Response> answers;
        Response &answer = answers.emplace_back();
        proxy.soap->userid = login;
        proxy.soap->passwd = password;
        if ((proxy.*operation)(endpoint.c_str(), nullptr, &request, answer) == SOAP_OK) {
            expect(isSoap12 ? 2 : 1, proxy.soap->version, "the answer's SOAP version");
            return answer;
        }
        const char *code = *soap_faultcode(proxy.soap), *text = *soap_faultstring(proxy.soap);
        throw Refusal(proxy.soap->error, code == nullptr ? "" : code, text == nullptr ? "" : text);
    }

private:
    esUsersSoapProxy proxy;
    std::string endpoint;
    const char *login, *password;
};

Service *authentication, *users, *packages, *resellerUsers, *resellerPackages;

/** Optional texts are pointers; these live as long as the program. */
std::string *text(const std::string &value)
{
    static std::list<std::string> texts;
    return &texts.emplace_back(value);
}

time_t purchased()
{
    std::tm date = {};
    date.tm_year = 124, date.tm_mon = 1, date.tm_mday = 29, date.tm_hour = 12, date.tm_min = 30;
    return timegm(&date);
}

ns1__HostingPlanInfo *plan(const std::string &name, int owner, int diskSpace)
{
    auto *group = new ns1__HostingPlanGroupInfo();
    group->GroupId = OS_GROUP, group->Enabled = true, group->CalculateDiskSpace = true;
    auto *quota = new ns1__HostingPlanQuotaInfo();
    quota->QuotaId = DISK_SPACE, quota->QuotaValue = diskSpace;
    auto *plan = new ns1__HostingPlanInfo();
    plan->UserId = owner;
    plan->PlanName = text(name);
    plan->PlanDescription = text(std::to_string(diskSpace) + " MB");
    plan->Available = true;
    plan->SetupPrice = "10.50", plan->RecurringPrice = "0";
    plan->RecurrenceUnit = 2, plan->RecurrenceLength = 1;
    plan->Groups = new ns1__ArrayOfHostingPlanGroupInfo();
    plan->Groups->HostingPlanGroupInfo.push_back(group);
    plan->Quotas = new ns1__ArrayOfHostingPlanQuotaInfo();
    plan->Quotas->HostingPlanQuotaInfo.push_back(quota);
    return plan;
}

int authenticate(const std::string &name, const std::string &password)
{
    _ns1__AuthenticateUser request;
    request.username = text(name), request.password = text(password), request.ip = text("127.0.0.1");
    return authentication->call(&esUsersSoapProxy::AuthenticateUser, request).AuthenticateUserResult;
}

bool userExists(Service &service, const std::string &name)
{
    _ns1__UserExists request;
    request.username = text(name);
    return service.call(&esUsersSoapProxy::UserExists, request).UserExistsResult;
}

int addUser(Service &service, ns1__UserInfo *user, const char *password)
{
    _ns1__AddUser request;
    request.user = user;
    if (password != nullptr) request.password = text(password);
    return service.call(&esUsersSoapProxy::AddUser, request).AddUserResult;
}

ns1__UserInfo *user(int userId)
{
    _ns1__GetUserById request;
    request.userId = userId;
    return users->call(&esUsersSoapProxy::GetUserById, request).GetUserByIdResult;
}

std::string usersBelow(int ownerId)
{
    _ns1__GetUsers request;
    request.ownerId = ownerId, request.recursive = true;
    std::vector<int> ids;
    for (const auto *found : users->call(&esUsersSoapProxy::GetUsers, request).GetUsersResult->UserInfo) ids.push_back(found->UserId);
    std::sort(ids.begin(), ids.end());
    std::string listed;
    for (int id : ids) listed += std::to_string(id) + " ";
    return listed;
}

ns1__HostingPlanInfo *planOf(int planId)
{
    _ns1__GetHostingPlan request;
    request.planId = planId;
    return packages->call(&esUsersSoapProxy::GetHostingPlan, request).GetHostingPlanResult;
}

ns1__PackageInfo *space(int packageId)
{
    _ns1__GetPackage request;
    request.packageId = packageId;
    return packages->call(&esUsersSoapProxy::GetPackage, request).GetPackageResult;
}

ns1__PackageResult *addPackage(Service &service, int userId, int planId, const std::string &name)
{
    _ns1__AddPackage request;
    request.userId = userId, request.planId = planId, request.statusId = 1;
    request.packageName = text(name), request.packageComments = text(""), request.purchaseDate = purchased();
    return service.call(&esUsersSoapProxy::AddPackage, request).AddPackageResult;
}

/** The texts of one column of a DataSet, which gSOAP hands over as XML text. */
std::string column(const char *diffGram, const std::string &name)
{
    const std::string xml = diffGram == nullptr ? "" : diffGram, start = "<" + name + ">", end = "</" + name + ">";
    std::string texts;
    for (size_t at = xml.find(start); at != std::string::npos; at = xml.find(start, at + 1)) {
        const size_t from = at + start.size();
        texts += xml.substr(from, xml.find(end, from) - from) + " ";
    }
    return texts;
}

std::string plans(int userId)
{
    _ns1__GetHostingPlans request;
    request.userId = userId;
    const auto *listed = packages->call(&esUsersSoapProxy::GetHostingPlans, request).GetHostingPlansResult;
    return column(listed->__any, "PlanID") + column(listed->__any, "PlanName");
}

/** Deletes happen in the background: asks until the account is gone, a bounded number of times. */
void waitUntilGone(int userId)
{
    for (int tries = 0; tries < 100; tries++)
        if (user(userId) == nullptr) return;
    throw Mismatch("expected user " + std::to_string(userId) + " to be gone, got it after 100 tries");
}

template <class Call>
Refusal refusal(Call call)
{
    try {
        call();
    } catch (const Refusal &refusal) {
        return refusal;
    }
    throw Mismatch("expected a refusal, got an answer");
}

} // namespace
