// What Mono's HttpWebRequest makes of calls of the Cortex API that go wrong on purpose, as the control API orders it.
//
//   mono FaultsWalk.exe http://127.0.0.1:9002/~mono http://127.0.0.1:9090/sandboxes/mono

using System;
using System.IO;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using static Telling;

static class Walk
{
    /// <summary>Milliseconds that the client waits; .NET itself waits 100 seconds.</summary>
    const int Patience = 500;
    const string Set = "SET customer";

    static string address, control;

    // --- the control API ----------------------------------------------------------------------------------

    static string Control(string method, string path, string json = "")
    {
        using (var client = new WebClient { Encoding = Encoding.UTF8 })
        {
            client.Headers[HttpRequestHeader.ContentType] = "application/json";
            return method == "GET" ? client.DownloadString(control + path) : client.UploadString(control + path, method, json);
        }
    }

    /// <summary>Orders a fault for the next call of an operation, in place of all others.</summary>
    static void Order(string operation, string fault)
    {
        Control("DELETE", "/faults");
        Control("POST", "/faults", "{\"match\": {\"operation\": \"" + operation + "\"}, \"times\": 1, " + fault + "}");
    }

    /// <summary>What the journal says of the last SET: its outcome, and when a fault met it.</summary>
    static string Noted()
    {
        var entry = Control("GET", "/journal?limit=1&operation=" + Uri.EscapeDataString(Set));
        var outcome = Regex.Match(entry, "\"outcome\":\"(\\w+)\"").Groups[1].Value;
        return outcome + ", " + Regex.Match(entry, "\"when\":\"(\\w+)\"").Groups[1].Value;
    }

    // --- the client ---------------------------------------------------------------------------------------

    static XElement Call(string action, string content, int patience = 30000)
    {
        var request = (HttpWebRequest)WebRequest.Create(address);
        request.Method = "POST";
        request.ContentType = "text/xml";
        request.Timeout = patience;
        request.ReadWriteTimeout = patience;
        request.KeepAlive = false;
        request.AutomaticDecompression = DecompressionMethods.GZip;
        request.Headers["Authorization"] = "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("cspadmin_CSP:serveradmin"));
        var bytes = Encoding.UTF8.GetBytes("<request version=\"1.0\" action=\"" + action + "\">" + content + "</request>");
        using (var stream = request.GetRequestStream()) stream.Write(bytes, 0, bytes.Length);
        using (var response = request.GetResponse())
        using (var reader = new StreamReader(response.GetResponseStream()))
            return XDocument.Parse(reader.ReadToEnd()).Root;
    }

    static XElement Create(string name, string more = "", int patience = 30000)
    {
        return Call("SET", "<customer><name>" + name + "</name><fullname>Zo\u00eb " + name + "</fullname><contactname>Ines</contactname>"
            + "<contactemail>ines@tea.example</contactemail><primarydomain>tea.example</primarydomain>" + more + "</customer>", patience);
    }

    static XElement Find(string name, string more = "")
    {
        return Call("FIND", "<customer><name>" + name + "</name>" + more + "</customer>").Element("customer");
    }

    static bool IsThere(string name) { return Find(name) != null; }

    /// <summary>What the client's own stack calls a failure.</summary>
    static string Failure(Action call)
    {
        try { call(); }
        catch (WebException failed)
        {
            var response = failed.Response as HttpWebResponse;
            return response == null ? failed.Status.ToString() : failed.Status + " " + (int)response.StatusCode + " " + response.StatusDescription;
        }
        catch (Exception failed) { return failed.GetType().Name; }
        throw new Mismatch("expected a failure, got an answer");
    }

    static void Fails(string what, string fault, string expected, string name = null)
    {
        Step(what + ": " + expected, () =>
        {
            Order(Set, fault);
            Equal(expected, Failure(() => Create(name ?? "NONE", "", Patience)));
            Equal(name != null, IsThere(name ?? "NONE"));
        });
    }

    static void Reads(string what, string fault)
    {
        Step(what, () =>
        {
            Order("FIND customer", fault);
            Equal("Zo\u00eb READ", Find("READ").Element("fullname").Value);
        });
    }

    static int Main(string[] args)
    {
        address = args[0] + "/cortexapi/default.aspx";
        control = args[1];

        Step("A connection that is refused leaves SET customer undone, and the journal says so", () =>
        {
            Order(Set, "\"before\": {\"connection\": \"refuse\"}");
            Equal("UnknownError", Failure(() => Create("TEA")));
            Equal("intercepted, before", Noted());
            Equal(false, IsThere("TEA"));
        });
        Step("An answer that is lost after the commit leaves SET customer done, and the journal says so", () =>
        {
            Order(Set, "\"after\": {\"connection\": \"close\"}");
            Equal("ReceiveFailure", Failure(() => Create("TEA")));
            Equal("done, after", Noted());
            Equal(true, IsThere("TEA"));
        });
        Step("One of the product’s own errors comes with its status", () =>
        {
            Order(Set, "\"before\": {\"error\": \"InvalidObject\"}");
            Equal("ProtocolError 400 Bad Request", Failure(() => Create("RICE")));
            Equal(false, IsThere("RICE"));
        });
        Step("A service that cannot be provisioned is part of a success", () =>
        {
            const string service = "<service><name>HE</name><version>2010</version><userpackage><name>EX10_BASIC</name></userpackage>"
                + "<package><name>Basic</name></package></service>";
            Control("PUT", "/provisioning", "{\"failNext\": [{\"tenant\": \"PART\", \"service\": \"HE\", \"reason\": \"No room\"}]}");
            Create("PART");
            Call("SET", "<customer><name>PART</name>" + service + "</customer>");
            var customer = Find("PART", "<service><name>HE</name></service>");
            Equal("Provisioned, Failed", customer.Element("status").Value + ", " + customer.Element("service").Element("status").Value);
        });
        Fails("Accepted and never answered", "\"before\": {\"connection\": \"hang\"}", "Timeout");
        Fails("A page of the host", "\"before\": {\"status\": 500}", "ProtocolError 500 Internal Server Error");
        Fails("A front end without one behind it", "\"before\": {\"status\": 503}", "ProtocolError 503 Service Unavailable");
        Fails("401 of the host", "\"before\": {\"status\": 401}", "ProtocolError 401 Unauthorized");
        Fails("403 of the host", "\"before\": {\"status\": 403}", "ProtocolError 403 Forbidden");
        Fails("Later than the client waits, and done all the same", "\"after\": {\"delayMs\": 1500}", "Timeout", "LATE");
        Fails("Reset in the middle of the body", "\"after\": {\"connection\": \"reset\", \"afterBytes\": 50}", "UnknownError", "RESET");
        Fails("Cut off at a byte", "\"after\": {\"truncateAt\": 50}", "XmlException", "CUT");
        Fails("Bytes behind the root", "\"after\": {\"append\": \"<more/>\"}", "XmlException", "BEHIND");

        Step("A customer to read", () => Create("READ"));
        Reads("Chunks in place of a length", "\"after\": {\"chunked\": true}");
        Reads("Compressed", "\"after\": {\"gzip\": true}");
        Reads("A byte order mark", "\"after\": {\"bom\": true}");
        Reads("UTF-16", "\"after\": {\"charset\": \"utf-16\"}");
        Reads("Elements in another order", "\"after\": {\"reorder\": true}");
        Reads("Absent in place of empty", "\"after\": {\"empty\": \"absent\"}");
        Reads("A length that is too long is passed over once the connection ends", "\"after\": {\"contentLengthBy\": 20}");
        Step("The answer twice is read as one, where the connection ends with it: XmlException", () =>
        {
            Order("FIND customer", "\"after\": {\"repeat\": \"answer\"}");
            Equal("XmlException", Failure(() => Find("READ")));
        });
        Reads("A slow first byte", "\"after\": {\"delayMs\": 100}");
        Reads("A slow drip", "\"after\": {\"drip\": {\"bytes\": 100, \"everyMs\": 5}}");
        return Failed == 0 ? 0 : 1;
    }
}
