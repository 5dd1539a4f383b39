from datetime import datetime

import pytest


@pytest.fixture
def users(world):
    return world.service('esUsers')


def add_ann(users):
    """The new account's id, or the code of the refusal. zeep asks for every field that has no empty form."""
    user = {
        'Username': 'ann', 'RoleId': 3, 'Role': 'User', 'StatusId': 1, 'Status': 'Active',
        'LoginStatusId': 0, 'LoginStatus': 'Enabled', 'FailedLogins': 0, 'UserId': 0, 'OwnerId': 1,
        'IsPeer': False, 'IsDemo': False, 'HtmlMail': False, 'EcommerceEnabled': False,
        'Created': datetime(2001, 1, 1), 'Changed': datetime(2001, 1, 1),
    }
    return users.AddUser(user, False, 'Secret1!')


def test_an_account_can_be_added_once(world, users):
    assert [add_ann(users), add_ann(users)] == [2, -100]
    world.verify(match={'api': 'mspc', 'operation': 'AddUser'}, exactly=2)


def test_every_test_finds_a_fresh_world(users):
    assert not users.UserExists('ann')


def test_nothing_is_left_after_a_reset(world, users):
    add_ann(users)

    world.reset()

    assert not users.UserExists('ann')


def test_a_refusal_of_the_product_can_be_ordered(world, users):
    world.fault(
        match={'api': 'mspc', 'operation': 'AddUser'}, before={'error': 'ERROR_USER_ACCOUNT_DEMO'}, times=1
    )

    assert [add_ann(users), add_ann(users)] == [-106, 2]


def test_the_clock_stands_still(world, users):
    world.freeze_clock('2026-01-15T10:30:00Z')
    add_ann(users)

    assert users.GetUserById(2).Created.replace(tzinfo=None) == datetime(2026, 1, 15, 10, 30)
