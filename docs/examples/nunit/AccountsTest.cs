using System;
using NUnit.Framework;
using Users;

[TestFixture]
public class AccountsTest
{
    World world;
    esUsers users;

    [SetUp]
    public void OpenWorld()
    {
        world = new World(TestContext.CurrentContext.Test.Name);
        users = world.UsersService();
    }

    [TearDown]
    public void CloseWorld()
    {
        world.Dispose();
    }

    [Test]
    public void AnAccountCanBeAddedOnce()
    {
        Assert.AreEqual(2, AddAnn());
        Assert.AreEqual(-100, AddAnn());

        string verdict = world.Verify("{\"match\": {\"api\": \"mspc\", \"operation\": \"AddUser\"}, \"exactly\": 2}");
        StringAssert.Contains("\"isMet\":true", verdict);
    }

    [Test]
    public void EveryTestFindsAFreshWorld()
    {
        Assert.IsFalse(users.UserExists("ann"));
    }

    [Test]
    public void NothingIsLeftAfterAReset()
    {
        AddAnn();

        world.Reset();

        Assert.IsFalse(users.UserExists("ann"));
    }

    [Test]
    public void ARefusalOfTheProductCanBeOrdered()
    {
        world.Fault("{\"match\": {\"api\": \"mspc\", \"operation\": \"AddUser\"},"
            + " \"before\": {\"error\": \"ERROR_USER_ACCOUNT_DEMO\"}, \"times\": 1}");

        Assert.AreEqual(-106, AddAnn());
        Assert.AreEqual(2, AddAnn());
    }

    [Test]
    public void TheClockStandsStill()
    {
        world.FreezeClock("2026-01-15T10:30:00Z");
        AddAnn();

        Assert.AreEqual(new DateTime(2026, 1, 15, 10, 30, 0), users.GetUserById(2).Created);
    }

    /// <summary>The new account's id, or the code of the refusal.</summary>
    int AddAnn()
    {
        var ann = new UserInfo { Username = "ann", RoleId = 3, StatusId = 1, OwnerId = 1 };
        return users.AddUser(ann, false, "Secret1!", null);
    }
}
