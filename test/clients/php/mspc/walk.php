<?php
/**
 * PHP's own SoapClient (ext-soap, WSDL mode) against the MSPControl services of Provisim.
 *
 *   php mspc/walk.php http://127.0.0.1:9002/~php [1.1|1.2]
 *
 * The address may end in a sandbox prefix (`/~NAME`); the walk expects a fresh world and leaves it as fresh.
 */

declare(strict_types=1);

require __DIR__ . '/../telling.php';

const DISK_SPACE = 52;      // quota OS.Diskspace, in MB
const OS_GROUP = 1;         // resource group OS, which holds that quota
const PURCHASED = '2024-02-29T12:30:00';

$base = rtrim($argv[1] ?? 'http://127.0.0.1:9002', '/');
$version = ($argv[2] ?? '1.1') === '1.2' ? SOAP_1_2 : SOAP_1_1;

// --- the client ------------------------------------------------------------------------------------------

function service(string $name, ?string $login = null, ?string $password = null): SoapClient
{
    global $base, $version;
    return new SoapClient("$base/$name.asmx?wsdl", array_filter([
        'login' => $login,
        'password' => $password,
        'soap_version' => $version,
        'cache_wsdl' => WSDL_CACHE_NONE,
        'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
        'trace' => true,
    ], fn ($option) => $option !== null));
}

/** A complete UserInfo: ext-soap refuses to build one that lacks a value-type field. */
function userInfo(array $fields): array
{
    return $fields + [
        'RoleId' => 3, 'Role' => 'User', 'StatusId' => 1, 'Status' => 'Active',
        'LoginStatusId' => 0, 'LoginStatus' => 'Enabled', 'FailedLogins' => 0,
        'UserId' => 0, 'OwnerId' => 1, 'IsPeer' => false, 'IsDemo' => false,
        'Created' => '2001-01-01T00:00:00', 'Changed' => '2001-01-01T00:00:00',
        'HtmlMail' => false, 'EcommerceEnabled' => false,
    ];
}

/** A complete HostingPlanInfo with the OS group and so many MB of disk space. */
function planInfo(array $fields, int $diskSpace): array
{
    return $fields + [
        'PlanId' => 0, 'PackageId' => 0, 'ServerId' => 0, 'Available' => true, 'IsAddon' => false,
        'SetupPrice' => '10.50', 'RecurringPrice' => '0', 'RecurrenceUnit' => 2, 'RecurrenceLength' => 1,
        'Groups' => ['HostingPlanGroupInfo' => [
            ['GroupId' => OS_GROUP, 'Enabled' => true, 'CalculateDiskSpace' => true, 'CalculateBandwidth' => true],
        ]],
        'Quotas' => ['HostingPlanQuotaInfo' => [['QuotaId' => DISK_SPACE, 'QuotaValue' => $diskSpace]]],
    ];
}

/**
 * The rows of a DataSet, which ext-soap hands over as text: its XML Schema in `schema`, its DiffGram in `any`.
 * Read with patterns, so that php-soap is enough; where php-xml is at hand, DOM or SimpleXML read it as well.
 */
function rows(?object $dataSet): array
{
    equal(1, preg_match('/^<xs:schema [^>]*id="NewDataSet"/', $dataSet?->schema ?? ''), 'schemas of the DataSet');
    equal(1, preg_match('/^<diffgr:diffgram /', $dataSet->any), 'DiffGrams of the DataSet');
    preg_match_all('/<Table\b[^>]*>(.*?)<\/Table>/s', $dataSet->any, $found);
    $rows = [];
    foreach ($found[1] as $row) {
        preg_match_all('/<(\w+)>([^<]*)<\/\1>/', $row, $cells);
        $rows[] = array_combine($cells[1], array_map('html_entity_decode', $cells[2]));
    }
    return $rows;
}

// --- the walk --------------------------------------------------------------------------------------------

class Walk
{
    private SoapClient $authentication;
    private SoapClient $users;
    private SoapClient $packages;
    private SoapClient $resellerUsers;
    private SoapClient $resellerPackages;

    private int $resellerId = 0;
    private int $customerId = 0;
    private int $planId = 0;
    private int $subPlanId = 0;
    private int $addonId = 0;
    private int $spaceId = 0;
    private int $firstId = 0;
    private int $secondId = 0;

    public function __construct()
    {
        $this->authentication = service('esAuthentication');
        $this->users = service('esUsers', 'serveradmin', 'serveradmin');
        $this->packages = service('esPackages', 'serveradmin', 'serveradmin');
        $this->resellerUsers = service('esUsers', 'reseller', 'Secret1!');
        $this->resellerPackages = service('esPackages', 'reseller', 'Secret1!');
    }

    private function authenticate(string $name, string $password): int
    {
        $login = ['username' => $name, 'password' => $password, 'ip' => '127.0.0.1'];
        return $this->authentication->AuthenticateUser($login)->AuthenticateUserResult;
    }

    private function user(int $userId): ?object
    {
        return $this->users->GetUserById(['userId' => $userId])->GetUserByIdResult ?? null;
    }

    private function usersBelow(int $ownerId): array
    {
        return $this->users->GetUsers(['ownerId' => $ownerId, 'recursive' => true])->GetUsersResult->UserInfo ?? [];
    }

    private function plan(int $planId): ?object
    {
        return $this->packages->GetHostingPlan(['planId' => $planId])->GetHostingPlanResult ?? null;
    }

    private function package(int $packageId): ?object
    {
        return $this->packages->GetPackage(['packageId' => $packageId])->GetPackageResult ?? null;
    }

    private function addPackage(SoapClient $packages, int $userId, int $planId, string $name): object
    {
        return $packages->AddPackage([
            'userId' => $userId, 'planId' => $planId, 'packageName' => $name, 'packageComments' => '',
            'statusId' => 1, 'purchaseDate' => PURCHASED,
        ])->AddPackageResult;
    }

    /** Deletes happen in the background: asks until the account is gone, a bounded number of times. */
    private function waitUntilGone(int $userId): void
    {
        for ($tries = 0; $tries < 100; $tries++) {
            if ($this->user($userId) === null) {
                return;
            }
        }
        throw new Mismatch("expected user $userId to be gone, got it after $tries tries");
    }

    public function run(): void
    {
        step('AuthenticateUser accepts the right password', fn () => equal(0, $this->authenticate('serveradmin', 'serveradmin')));
        step('AuthenticateUser answers -110 for a wrong password', fn () => equal(-110, $this->authenticate('serveradmin', 'wrong')));
        step('AuthenticateUser answers -109 for an unknown name', fn () => equal(-109, $this->authenticate('nobody', 'serveradmin')));

        step('UserExists knows serveradmin', function () {
            equal(true, $this->users->UserExists(['username' => 'serveradmin'])->UserExistsResult);
        });
        step('UserExists does not know nobody', function () {
            equal(false, $this->users->UserExists(['username' => 'nobody'])->UserExistsResult);
        });

        foreach (['serveradmin' => 'true', 'nobody' => 'false'] as $name => $answer) {
            step("UserExists as NuSOAP asks it, over HTTP/1.0, for $name", function () use ($name, $answer) {
                global $base;
                $namespace = 'http://smbsaas/MSPC/enterpriseserver';
                $context = stream_context_create(['http' => [
                    'protocol_version' => 1.0,
                    'method' => 'POST',
                    'header' => [
                        'User-Agent: NuSOAP/0.9.11 (1.123)',
                        'Content-Type: text/xml; charset=UTF-8',
                        "SOAPAction: \"$namespace/UserExists\"",
                        'Authorization: Basic ' . base64_encode('serveradmin:serveradmin'),
                    ],
                    'content' => '<?xml version="1.0" encoding="UTF-8"?><SOAP-ENV:Envelope'
                        . ' xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"'
                        . ' xmlns:xsd="http://www.w3.org/2001/XMLSchema"'
                        . ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
                        . ' xmlns:SOAP-ENC="http://schemas.xmlsoap.org/soap/encoding/"'
                        . " xmlns:tns=\"$namespace\"><SOAP-ENV:Body><UserExists xmlns=\"$namespace\">"
                        . "<username>$name</username></UserExists></SOAP-ENV:Body></SOAP-ENV:Envelope>",
                ]]);
                $body = (string) file_get_contents("$base/esUsers.asmx", false, $context);
                equal([], preg_grep('/^Transfer-Encoding:/i', $http_response_header), 'chunked answers');
                preg_match('/<UserExistsResult>(.*)<\/UserExistsResult>/', $body, $result);
                equal($answer, $result[1] ?? $body);
            });
        }

        step('GetUsers is empty in a fresh world', fn () => equal([], $this->usersBelow(1)));

        step('AddUser makes a reseller', function () {
            $this->resellerId = $this->users->AddUser(['user' => userInfo([
                'Username' => 'reseller', 'Password' => 'Secret1!', 'RoleId' => 2, 'Role' => 'Reseller',
                'FirstName' => 'Rita', 'LastName' => 'Reseller', 'Email' => 'rita@example.com',
            ]), 'sendLetter' => false])->AddUserResult;
            equal(true, $this->resellerId > 1, "a new id instead of $this->resellerId:");
        });

        $sent = [
            'Username' => 'customer', 'FirstName' => 'Zoë', 'LastName' => 'Müller & Söhne <KG>', 'Email' => 'zoe@example.com',
            'SecondaryEmail' => 'zoe@example.org', 'PrimaryPhone' => '+49 30 1', 'SecondaryPhone' => '+49 30 2', 'Fax' => '+49 30 3',
            'Address' => "1 \"Main\" Street", 'City' => 'Köln', 'State' => 'NRW', 'Zip' => '50667', 'Country' => 'DE',
            'InstantMessenger' => 'zoe@im', 'CompanyName' => 'Zoë’s', 'SubscriberNumber' => 'S-1', 'Comments' => 'Prefers letters',
            'HtmlMail' => true,
        ];

        step("AddUser makes a customer with the reseller's own credentials", function () use ($sent) {
            $this->customerId = $this->resellerUsers->AddUser([
                'user' => userInfo($sent + ['OwnerId' => $this->resellerId, 'EcommerceEnabled' => true]),
                'sendLetter' => false,
                'password' => 'Secret2!',
            ])->AddUserResult;
            equal(true, $this->customerId > $this->resellerId, "a new id instead of $this->customerId:");
        });

        step('AddUser refuses a taken name with -100', function () {
            equal(-100, $this->users->AddUser(['user' => userInfo(['Username' => 'CUSTOMER']), 'sendLetter' => false])->AddUserResult);
        });

        step('GetUserByUsername shows every field', function () use ($sent) {
            $got = (array) $this->users->GetUserByUsername(['username' => 'customer'])->GetUserByUsernameResult;
            $isLocalDate = preg_match('/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?$/', $got['Created']);
            equal(1, $isLocalDate, "a local date instead of {$got['Created']}:");
            equal(false, str_starts_with($got['Created'], '2001'), 'the date of the request kept:');
            equal($got['Created'], $got['Changed'], 'Changed');
            $expected = [
                'UserId' => $this->customerId, 'OwnerId' => $this->resellerId, 'Created' => $got['Created'], 'Changed' => $got['Changed'],
            ] + userInfo($sent); // a plain User never has EcommerceEnabled, and a password never comes back
            equal([], (array) $got['Vlans'], 'Vlans');
            unset($got['Vlans']);
            ksort($expected);
            ksort($got);
            equal($expected, $got);
        });

        step('GetUsers lists both, at any depth', function () {
            $ids = array_map(fn (object $one): int => $one->UserId, $this->usersBelow(1));
            sort($ids);
            equal([$this->resellerId, $this->customerId], $ids);
        });

        step('UpdateUser stores the whole record', function () {
            $changed = $this->user($this->customerId);
            $changed->FirstName = 'Zora';
            $changed->City = 'Bonn';
            $changed->SubscriberNumber = null;
            $changed->HtmlMail = false;
            equal(0, $this->users->UpdateUser(['user' => $changed])->UpdateUserResult);
            $got = $this->user($this->customerId);
            equal(
                ['Zora', 'Müller & Söhne <KG>', 'Bonn', 'NRW', null, false, $changed->Created],
                [$got->FirstName, $got->LastName, $got->City, $got->State, $got->SubscriberNumber ?? null, $got->HtmlMail, $got->Created],
            );
            equal(0, $this->authenticate('customer', 'Secret2!'), 'the password still to fit:');
        });

        foreach (['Suspended' => 2, 'Active' => 1] as $status => $number) {
            step("ChangeUserStatus to $status reaches everybody below", function () use ($status, $number) {
                equal(0, $this->users->ChangeUserStatus(['userId' => $this->resellerId, 'status' => $status])->ChangeUserStatusResult);
                foreach ([$this->resellerId, $this->customerId] as $id) {
                    equal([$number, $status], [$this->user($id)->StatusId, $this->user($id)->Status], "status of user $id");
                }
            });
        }

        step('AddHostingPlan makes a plan with a quota', function () {
            $this->planId = $this->packages->AddHostingPlan(['plan' => planInfo(
                ['UserId' => 1, 'PlanName' => 'Reseller plan', 'PlanDescription' => '1000 MB'], 1000
            )])->AddHostingPlanResult;
            $got = $this->plan($this->planId);
            equal(['Reseller plan', '1000 MB', 1, false, '10.5000'], [
                $got?->PlanName, $got?->PlanDescription, $got?->UserId, $got?->IsAddon, $got?->SetupPrice,
            ]);
            $listed = rows($this->packages->GetHostingPlans(['userId' => 1])->GetHostingPlansResult);
            equal([[(string) $this->planId, 'Reseller plan']], array_map(fn ($row) => [$row['PlanID'], $row['PlanName']], $listed));
        });

        step('AddPackage makes a space for the reseller', function () {
            $added = $this->addPackage($this->packages, $this->resellerId, $this->planId, 'Reseller space');
            equal([], rows($added->ExceedingQuotas ?? null), 'exceeding quotas');
            $this->spaceId = $added->Result;
            $got = $this->package($this->spaceId);
            equal([1, $this->resellerId, $this->planId, 'Reseller space', 1, PURCHASED], [
                $got?->ParentPackageId, $got?->UserId, $got?->PlanId, $got?->PackageName, $got?->StatusId, $got?->PurchaseDate,
            ]);
        });

        step("AddHostingPlan makes a plan under the reseller's space", function () {
            $this->subPlanId = $this->resellerPackages->AddHostingPlan(['plan' => planInfo(
                ['UserId' => $this->resellerId, 'PackageId' => $this->spaceId, 'PlanName' => 'Customer plan'], 600
            )])->AddHostingPlanResult;
            equal($this->spaceId, $this->plan($this->subPlanId)?->PackageId);
        });

        step('AddPackage fits within the quota', function () {
            $added = $this->addPackage($this->resellerPackages, $this->customerId, $this->subPlanId, 'First space');
            equal([], rows($added->ExceedingQuotas ?? null), 'exceeding quotas');
            $this->firstId = $added->Result;
            equal($this->spaceId, $this->package($this->firstId)?->ParentPackageId);
        });

        step('AddPackage answers -305 and the exceeded quota', function () {
            $refused = $this->addPackage($this->resellerPackages, $this->customerId, $this->subPlanId, 'Second space');
            equal(-305, $refused->Result);
            equal([['QuotaID' => '52', 'QuotaName' => 'OS.Diskspace', 'QuotaValue' => '200']], rows($refused->ExceedingQuotas));
        });

        step('AddPackageAddon raises the quota', function () {
            $this->addonId = $this->packages->AddHostingAddon(['plan' => planInfo(
                ['UserId' => 1, 'PlanName' => 'More space', 'IsAddon' => true], 100
            )])->AddHostingAddonResult;
            equal(true, $this->plan($this->addonId)?->IsAddon, 'IsAddon');
            $added = $this->packages->AddPackageAddon(['addon' => [
                'PackageAddonId' => 0, 'PackageId' => $this->spaceId, 'PlanId' => $this->addonId, 'Quantity' => 2,
                'PurchaseDate' => PURCHASED, 'StatusId' => 1,
            ]])->AddPackageAddonResult;
            equal([], rows($added->ExceedingQuotas ?? null), 'exceeding quotas');
            $listed = rows($this->packages->GetPackageAddons(['packageId' => $this->spaceId])->GetPackageAddonsResult);
            equal(
                [[(string) $added->Result, (string) $this->addonId]],
                array_map(fn ($row) => [$row['PackageAddonID'], $row['PlanID']], $listed),
            );
        });

        step('AddPackage fits after the add-on', function () {
            $this->secondId = $this->addPackage($this->resellerPackages, $this->customerId, $this->subPlanId, 'Second space')->Result;
            equal('Second space', $this->package($this->secondId)?->PackageName);
        });

        step('UpdatePackageName renames a space', function () {
            equal(0, $this->resellerPackages->UpdatePackageName([
                'packageId' => $this->firstId, 'packageName' => 'Größer & besser', 'packageComments' => 'renamed',
            ])->UpdatePackageNameResult);
            $got = $this->package($this->firstId);
            equal(['Größer & besser', 'renamed'], [$got?->PackageName, $got?->PackageComments]);
        });

        foreach (['Suspended' => 2, 'Active' => 1] as $status => $number) {
            step("ChangePackageStatus to $status", function () use ($status, $number) {
                $change = ['packageId' => $this->firstId, 'status' => $status];
                equal(0, $this->resellerPackages->ChangePackageStatus($change)->ChangePackageStatusResult);
                equal($number, $this->package($this->firstId)?->StatusId);
            });
        }

        step('Wrong credentials are refused with 401', function () {
            $stranger = service('esUsers', 'serveradmin', 'wrong');
            $fault = faultOf(fn () => $stranger->UserExists(['username' => 'serveradmin']));
            equal(['HTTP', 'Access Denied'], [$fault->faultcode, $fault->faultstring]);
            equal('HTTP/1.1 401 Access Denied', strtok((string) $stranger->__getLastResponseHeaders(), "\r\n"));
        });

        step('AddPackage with an unknown plan is a SOAP fault', function () {
            global $version;
            $fault = faultOf(fn () => $this->addPackage($this->packages, $this->customerId, 99999, 'Nowhere'));
            equal($version === SOAP_1_2 ? 'soap:Receiver' : 'soap:Server', $fault->faultcode);
            $isForeignKey = preg_match('/^Server was unable to process request\. ---> .*FOREIGN KEY/s', $fault->faultstring);
            equal(1, $isForeignKey, "FOREIGN KEY in \"$fault->faultstring\":");
        });

        step('DeleteUser refuses an owner of accounts with -102', function () {
            equal(-102, $this->users->DeleteUser(['userId' => $this->resellerId])->DeleteUserResult);
            equal('reseller', $this->user($this->resellerId)?->Username);
        });

        step('DeleteUser takes the spaces along', function () {
            equal(0, $this->users->DeleteUser(['userId' => $this->customerId])->DeleteUserResult);
            $this->waitUntilGone($this->customerId);
            equal([null, null], [$this->package($this->firstId), $this->package($this->secondId)]);
        });

        step("DeleteUser of the reseller takes its space and that space's plans along", function () {
            equal(0, $this->users->DeleteUser(['userId' => $this->resellerId])->DeleteUserResult);
            $this->waitUntilGone($this->resellerId);
            equal([null, null], [$this->package($this->spaceId), $this->plan($this->subPlanId)]);
        });

        step('DeleteHostingPlan and DeleteHostingAddon', function () {
            equal(0, $this->packages->DeleteHostingPlan(['planId' => $this->planId])->DeleteHostingPlanResult);
            equal(0, $this->packages->DeleteHostingAddon(['planId' => $this->addonId])->DeleteHostingAddonResult);
            equal([null, null], [$this->plan($this->planId), $this->plan($this->addonId)]);
        });

        step('Nothing is left', function () {
            equal([], $this->usersBelow(1), 'accounts');
            equal([], rows($this->packages->GetHostingPlans(['userId' => 1])->GetHostingPlansResult), 'plans');
            equal([], rows($this->packages->GetHostingAddons(['userId' => 1])->GetHostingAddonsResult), 'add-on plans');
        });
    }
}

(new Walk())->run();
exit($failed === 0 ? 0 : 1);
