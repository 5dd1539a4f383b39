<?php
/**
 * What PHP's SoapClient makes of everything that can go wrong on purpose: each fault is ordered by the control API for
 * the next call.
 *
 *   php faults/walk.php http://127.0.0.1:9002/~php http://127.0.0.1:9090/sandboxes/php
 */

declare(strict_types=1);

require __DIR__ . '/../telling.php';
require __DIR__ . '/../control.php';

const PATIENCE = 1;     // seconds that the client waits for an answer
const LATE_MS = 1500;   // longer than that
const NO_HEADERS = 'HTTP: Error Fetching http headers';
const NO_XML = 'Client: looks like we got no XML document';

$base = $argv[1] ?? 'http://127.0.0.1:9002/~php';
$control = new Control($argv[2] ?? 'http://127.0.0.1:9090/sandboxes/php');

function users(int $patience = PATIENCE): SoapClient
{
    global $base;
    ini_set('default_socket_timeout', (string) $patience);
    return new SoapClient("$base/esUsers.asmx?wsdl", [
        'login' => 'serveradmin',
        'password' => 'serveradmin',
        'cache_wsdl' => WSDL_CACHE_NONE,
        'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
        'keep_alive' => false,
    ]);
}

function add(string $name, array $more = []): int
{
    $user = $more + [
        'RoleId' => 3, 'Role' => 'User', 'StatusId' => 1, 'Status' => 'Active',
        'LoginStatusId' => 0, 'LoginStatus' => 'Enabled', 'FailedLogins' => 0,
        'UserId' => 0, 'OwnerId' => 1, 'IsPeer' => false, 'IsDemo' => false,
        'Created' => '2001-01-01T00:00:00', 'Changed' => '2001-01-01T00:00:00',
        'HtmlMail' => false, 'EcommerceEnabled' => false, 'Username' => $name,
    ];
    return users()->AddUser(['user' => $user, 'sendLetter' => false, 'password' => 'Secret1!'])->AddUserResult;
}

function exists(string $name): bool
{
    return users()->UserExists(['username' => $name])->UserExistsResult;
}

function zoe(int $patience = PATIENCE): object
{
    return users($patience)->GetUserById(['userId' => 2])->GetUserByIdResult;
}

/** Code and text of the fault that a call ends in. */
function thrown(callable $call): string
{
    $fault = faultOf($call);
    return preg_replace('/^soap:/', '', $fault->faultcode) . ': ' . $fault->getMessage();
}

/** A call that changes nothing and fails: the client throws this. */
function fails(string $what, array $fault, string $expected): void
{
    step("$what: $expected", function () use ($fault, $expected) {
        global $control;
        $control->order('GetUserById', $fault);
        equal($expected, thrown('zoe'));
    });
}

/** A call whose answer the client reads all the same. */
function reads(string $what, array $fault, array $expected = []): void
{
    step($what, function () use ($fault, $expected) {
        global $control;
        $control->order('GetUserById', $fault);
        $zoe = zoe();
        foreach ($expected + ['Username' => 'zoe', 'FirstName' => 'Zoë', 'Created' => '2026-01-15T10:30:00'] as $field => $value) {
            equal($value, $zoe->$field, $field);
        }
    });
}

/** The rows of GetUsers by their company, as the fault leaves them. */
function companies(array $fault): array
{
    global $control;
    $control->order('GetUsers', $fault);
    $rows = users()->GetUsers(['ownerId' => 1, 'recursive' => true])->GetUsersResult->UserInfo;
    return array_map(fn ($row) => property_exists($row, 'CompanyName') ? $row->CompanyName : 'absent', $rows);
}

step('The world is made ready', function () {
    global $control;
    $control->send('PUT', '/clock', ['mode' => 'frozen', 'at' => '2026-01-15T10:30:00Z']);
    equal(2, add('zoe', ['FirstName' => 'Zoë', 'CompanyName' => 'Acme']));
    equal(3, add('bob'));
});

// --- before anything is done ---------------------------------------------------------------------------------

step('A connection that is refused leaves AddUser undone, and the journal says so', function () {
    global $control;
    $control->order('AddUser', ['before' => ['connection' => 'refuse']]);
    equal(NO_HEADERS, thrown(fn () => add('eve')));
    equal(['intercepted', 'before'], $control->told('AddUser'));
    equal(false, exists('eve'));
});
step('An answer that is lost after the commit leaves AddUser done, and the journal says so', function () {
    global $control;
    $control->order('AddUser', ['after' => ['connection' => 'close']]);
    equal(NO_HEADERS, thrown(fn () => add('eve')));
    equal(['done', 'after'], $control->told('AddUser'));
    equal(true, exists('eve'));
    equal(-100, add('eve'), 'the second try');
});
fails('Accepted and never answered', ['before' => ['connection' => 'hang']], NO_HEADERS);
step('One of the product’s own errors comes as the result', function () {
    global $control;
    $control->order('AddUser', ['before' => ['error' => 'ERROR_USER_ACCOUNT_DEMO']]);
    equal(-106, add('ida'));
});
step('A quota that is used up comes as the result', function () {
    global $control;
    $control->order('AddUser', ['before' => ['error' => 'ERROR_PACKAGE_QUOTA_EXCEED']]);
    equal([-305, false], [add('ida'), exists('ida')]);
});
step('A licence that is used up comes as the result', function () {
    global $control;
    $control->order('AddUser', ['before' => ['error' => 'ERROR_MAIL_LICENSE_USERS_QUOTA']]);
    equal([-724, false], [add('ida'), exists('ida')]);
});
fails('500 with a page of the host', ['before' => ['status' => 500]], 'HTTP: Internal Server Error');
fails('503 of a front end', ['before' => ['status' => 503]], 'HTTP: Service Unavailable');
fails('401 of the host', ['before' => ['status' => 401]], 'HTTP: Unauthorized');
fails('403 of the host', ['before' => ['status' => 403]], 'HTTP: Forbidden');

// --- after all is done: the answer is spoilt -------------------------------------------------------------------

fails('Reset in the middle of the body', ['after' => ['connection' => 'reset', 'afterBytes' => 100]], NO_XML);
fails('Cut off at a byte', ['after' => ['truncateAt' => 200]], NO_XML);
fails('Bytes behind the root', ['after' => ['append' => '<more/>']], NO_XML);
fails('A length that is too short', ['after' => ['contentLengthBy' => -20]], NO_XML);
reads('A length that is too long is passed over once the connection ends', ['after' => ['contentLengthBy' => 20]]);
reads('Chunks in place of a length', ['after' => ['chunked' => true]]);
reads('Compressed without being asked to', ['after' => ['gzip' => true]]);
reads('A byte order mark', ['after' => ['bom' => true]]);
fails('Another charset, which the declaration denies', ['after' => ['charset' => 'iso-8859-1']], NO_XML);
fails('The charset of Windows', ['after' => ['charset' => 'windows-1252']], NO_XML);
reads('UTF-16', ['after' => ['charset' => 'utf-16']]);
reads('Prefixes of another style', ['after' => ['prefix' => 'q']]);
reads('Elements in another order', ['after' => ['reorder' => true]]);
reads('Instants with a zone', ['after' => ['dates' => 'zone']], ['Created' => '2026-01-15T10:30:00Z']);
reads('Instants with a fraction', ['after' => ['dates' => 'fraction']], ['Created' => '2026-01-15T10:30:00.0000000']);
step('Nil in place of what is absent', fn () => equal(['Acme', null, null], companies(['after' => ['absent' => 'nil']])));
step('Empty in place of what is absent', fn () => equal(['Acme', '', ''], companies(['after' => ['absent' => 'empty']])));
step('Absent as it should be', fn () => equal(['Acme', 'absent', 'absent'], companies(['after' => ['nil' => 'absent']])));
step('A text of 100,000 characters', function () {
    global $control;
    $control->order('GetUserById', ['after' => ['longTexts' => 100_000]]);
    equal(100_000, strlen(zoe(30)->Username));
});
step('A list of 10,000 rows', function () {
    global $control;
    $control->order('GetUsers', ['after' => ['rows' => 10_000]]);
    equal(10_000, count(users(60)->GetUsers(['ownerId' => 1, 'recursive' => true])->GetUsersResult->UserInfo));
});
reads('The answer twice: the second one is left unread', ['after' => ['repeat' => 'answer']]);
step('The answer before this one, again', function () {
    global $control;
    $control->send('DELETE', '/faults');
    $control->send('POST', '/faults', [
        'match' => ['operation' => 'UserExists', 'nth' => 2], 'after' => ['repeat' => 'previous'],
    ]);
    $users = users();
    $answers = array_map(fn ($name) => $users->UserExists(['username' => $name])->UserExistsResult, ['zoe', 'nobody']);
    equal([true, true], $answers);
});
reads('A slow first byte', ['after' => ['delayMs' => 100]]);
reads('A slow drip', ['after' => ['drip' => ['bytes' => 300, 'everyMs' => 5]]]);
fails('Later than the client waits', ['after' => ['delayMs' => LATE_MS]], NO_HEADERS);
step('Every rule is gone by itself', function () {
    global $control;
    equal('zoe', zoe()->Username);
    equal([], $control->send('GET', '/faults'));
});

exit($failed === 0 ? 0 : 1);
