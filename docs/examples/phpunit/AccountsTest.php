<?php

declare(strict_types=1);

require_once __DIR__ . '/World.php';

use PHPUnit\Framework\TestCase;

final class AccountsTest extends TestCase
{
    private World $world;

    protected function setUp(): void
    {
        $this->world = new World($this->getName());
    }

    protected function tearDown(): void
    {
        $this->world->drop();
    }

    public function testAnAccountCanBeAddedOnce(): void
    {
        $this->assertSame(2, $this->addAnn());
        $this->assertSame(-100, $this->addAnn());

        $added = ['match' => ['api' => 'mspc', 'operation' => 'AddUser'], 'exactly' => 2];
        $this->assertSame('', $this->world->unmet($added));
    }

    public function testEveryTestFindsAFreshWorld(): void
    {
        $this->assertFalse($this->isThere('ann'));
    }

    public function testNothingIsLeftAfterAReset(): void
    {
        $this->addAnn();

        $this->world->reset();

        $this->assertFalse($this->isThere('ann'));
    }

    public function testARefusalOfTheProductCanBeOrdered(): void
    {
        $this->world->fault([
            'match' => ['api' => 'mspc', 'operation' => 'AddUser'],
            'before' => ['error' => 'ERROR_USER_ACCOUNT_DEMO'],
            'times' => 1,
        ]);

        $this->assertSame(-106, $this->addAnn());
        $this->assertSame(2, $this->addAnn());
    }

    public function testTheClockStandsStill(): void
    {
        $this->world->freezeClock('2026-01-15T10:30:00Z');
        $this->addAnn();

        $user = $this->world->service('esUsers')->GetUserById(['userId' => 2])->GetUserByIdResult;

        $this->assertSame('2026-01-15T10:30:00', substr($user->Created, 0, 19));
    }

    private function isThere(string $name): bool
    {
        return $this->world->service('esUsers')->UserExists(['username' => $name])->UserExistsResult;
    }

    /** The new account's id, or the code of the refusal. SoapClient asks for every field that has no empty form. */
    private function addAnn(): int
    {
        $user = [
            'Username' => 'ann', 'RoleId' => 3, 'Role' => 'User', 'StatusId' => 1, 'Status' => 'Active',
            'LoginStatusId' => 0, 'LoginStatus' => 'Enabled', 'FailedLogins' => 0, 'UserId' => 0, 'OwnerId' => 1,
            'IsPeer' => false, 'IsDemo' => false, 'HtmlMail' => false, 'EcommerceEnabled' => false,
            'Created' => '2001-01-01T00:00:00', 'Changed' => '2001-01-01T00:00:00',
        ];
        $order = ['user' => $user, 'sendLetter' => false, 'password' => 'Secret1!'];
        return $this->world->service('esUsers')->AddUser($order)->AddUserResult;
    }
}
