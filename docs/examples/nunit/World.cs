using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

/// <summary>A sandbox of its own, made before a test and dropped after it through the control API.</summary>
sealed class World : IDisposable
{
    static readonly string Control = Address("PROVISIM_CONTROL_URL", "http://127.0.0.1:9090");
    static readonly string Emulator = Address("PROVISIM_URL", "http://127.0.0.1:9002");

    readonly string name;
    readonly string url;

    public World(string test)
    {
        // Two runs at the same time on one emulator stay apart by the process.
        string spoken = Regex.Replace(test, "([A-Z])", "-$1").ToLowerInvariant().TrimStart('-');
        name = spoken.Substring(0, Math.Min(spoken.Length, 30)) + "-" + Process.GetCurrentProcess().Id;
        url = Emulator + "/~" + name;
        Call("POST", "", "{\"name\": \"" + name + "\"}");
    }

    /// <summary>A proxy as `wsdl` makes it, which only learns another address.</summary>
    public Users.esUsers UsersService()
    {
        return new Users.esUsers
        {
            Url = url + "/esUsers.asmx",
            Credentials = new NetworkCredential("serveradmin", "serveradmin"),
            PreAuthenticate = true,
        };
    }

    public void Reset()
    {
        Call("POST", "/" + name + "/reset", "{}");
    }

    public void FreezeClock(string instant)
    {
        Call("PUT", "/" + name + "/clock", "{\"mode\": \"frozen\", \"at\": \"" + instant + "\"}");
    }

    public void Fault(string rule)
    {
        Call("POST", "/" + name + "/faults", rule);
    }

    /// <summary>What the journal says to an expectation: a verdict as JSON, with a message for a person.</summary>
    public string Verify(string expectation)
    {
        return Call("POST", "/" + name + "/journal/verify", expectation);
    }

    public void Dispose()
    {
        Call("DELETE", "/" + name, "");
    }

    static string Call(string method, string path, string body)
    {
        using (var client = new WebClient { Encoding = Encoding.UTF8 })
        {
            client.Headers["Content-Type"] = "application/json";
            try
            {
                return client.UploadString(Control + "/sandboxes" + path, method, body);
            }
            catch (WebException refused) when (refused.Response != null)
            {
                using (var reader = new StreamReader(refused.Response.GetResponseStream()))
                    throw new InvalidOperationException(method + " " + path + ": " + reader.ReadToEnd());
            }
        }
    }

    static string Address(string variable, string standard)
    {
        return Environment.GetEnvironmentVariable(variable) ?? standard;
    }
}
