// Mono's WebClient and HttpWebRequest against the Cortex API of Provisim.
//
//   mono CortexWalk.exe http://127.0.0.1:9002/~mono [challenge|preemptive|powershell]
//
// The address may end in a sandbox prefix (/~NAME); the walk expects a fresh world and leaves it as fresh. `challenge` is
// a WebClient with credentials: each request goes bare first and again after the 401. `preemptive` writes the header
// itself. `powershell` does what Invoke-WebRequest -Credential of Windows PowerShell does: an HttpWebRequest with
// credentials that calls its XML a form and expects 100-continue.

using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Xml.Linq;
using static Telling;

/// <summary>An answer, good or bad.</summary>
class Answer
{
    public int Status;
    public string Type, Text;

    public static Answer Of(WebResponse response)
    {
        using (var reader = new StreamReader(response.GetResponseStream(), Encoding.UTF8))
        {
            var status = (int)((HttpWebResponse)response).StatusCode;
            return new Answer { Status = status, Type = response.ContentType, Text = reader.ReadToEnd() };
        }
    }

    public XElement Root { get { return XDocument.Parse(Text).Root; } }

    /// <summary>Status, error id and message of a refusal.</summary>
    public string Refusal
    {
        get
        {
            var error = Root.Elements().Single();
            return Status + " " + error.Name + " " + error.Element("id").Value + ": " + error.Element("message").Value;
        }
    }
}

static class Walk
{
    const string Xml = "text/xml; charset=utf-8";
    const string NewCustomer = "Unable to create customer. A new customer must specify the name, fullname, contactname, "
        + "contactemail and primarydomain.";

    // --- the client --------------------------------------------------------------------------------------

    static string address, mode;

    static Answer Send(string body, string login = "cspadmin_CSP", string password = "serveradmin")
    {
        var credentials = new NetworkCredential(login, password);
        if (mode == "powershell") return Post(body, credentials);
        using (var client = new WebClient { Encoding = Encoding.UTF8 })
        {
            var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes(login + ":" + password));
            if (mode == "preemptive") client.Headers[HttpRequestHeader.Authorization] = "Basic " + basic;
            else client.Credentials = credentials;
            try
            {
                var text = client.UploadString(address, body);
                return new Answer { Status = 200, Type = client.ResponseHeaders["Content-Type"], Text = text };
            }
            catch (WebException refused) when (refused.Response != null)
            {
                return Answer.Of(refused.Response);
            }
        }
    }

    static Answer Post(string body, NetworkCredential credentials)
    {
        var request = (HttpWebRequest)WebRequest.Create(address);
        request.Method = "POST";
        request.ContentType = "application/x-www-form-urlencoded";
        request.Credentials = credentials;
        request.ServicePoint.Expect100Continue = true;
        var bytes = Encoding.UTF8.GetBytes(body);
        request.ContentLength = bytes.Length;
        try
        {
            using (var stream = request.GetRequestStream()) stream.Write(bytes, 0, bytes.Length);
            using (var response = request.GetResponse()) return Answer.Of(response);
        }
        catch (WebException refused) when (refused.Response != null)
        {
            return Answer.Of(refused.Response);
        }
    }

    static string Request(string action, params object[] content)
    {
        var root = new XElement("request", new XAttribute("version", "1.0"), new XAttribute("action", action), content);
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root;
    }

    static XElement Call(string action, params object[] content)
    {
        var answer = Send(Request(action, content));
        Equal("200 " + Xml, answer.Status + " " + answer.Type);
        return answer.Root;
    }

    static string Error(string action, params object[] content)
    {
        var answer = Send(Request(action, content));
        Equal(Xml, answer.Type);
        return answer.Refusal;
    }

    static void Accepted(XElement answer) { Equal(true, (int)answer.Element("request").Element("id") > 0, "a request number"); }

    static XElement E(string name, params object[] content) { return new XElement(name, content); }

    static XElement Customer(string fullName, string email)
    {
        return E("customer", E("fullname", fullName), E("contactname", "Zoë Müller & Söhne"), E("contactemail", email),
            E("primarydomain", "zinc.example"));
    }

    static XElement User(params object[] content) { return E("customer", E("name", "ZLT"), E("user", E("name", "blend1"), content)); }

    // --- the walk ----------------------------------------------------------------------------------------

    static void Run()
    {
        Step("A wrong password is refused with 401", () =>
            Equal(401, Send(Request("GET", E("global")), "cspadmin_CSP", "wrong").Status));

        Step("GET identity tells who calls", () =>
            Equal("cspadmin_CSP", (string)Call("GET", E("identity")).Descendants("user").Single().Element("name")));

        Step("FIND of nothing is an empty response, to the byte", () =>
        {
            var answer = Send(Request("FIND", E("customer", E("fullname", "Zinc Lantern Trust"))));
            Equal("<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<response version=\"1.0\" />", answer.Text);
        });

        Step("SET creates a customer", () =>
        {
            Accepted(Call("SET", Customer("Zinc Lantern Trust", "zoe@zinc.example")));
            var found = Call("FIND", E("customer", E("fullname", "Zinc Lantern Trust"))).Elements().Single();
            Equal("ZLT Provisioned", found.Element("name").Value + " " + found.Element("status").Value);
        });

        Step("SET of a new customer without e-mail is error 6", () =>
            Equal("400 error 6: " + NewCustomer, Error("SET", Customer("Another One", ""))));

        Step("GET shows a customer in full", () =>
        {
            var got = Call("GET", E("customer", E("name", "ZLT"))).Element("customer");
            Equal("Zoë Müller & Söhne", got.Element("contactname").Value);
            Equal("CSP", got.Element("parent").Element("name").Value);
        });

        Step("GET of an unknown customer is error 34", () =>
            Equal("400 error 34: Customer 'NIL' not found.", Error("GET", E("customer", E("name", "NIL")))));

        Step("SET creates and changes a user", () =>
        {
            Accepted(Call("SET", User()));
            Accepted(Call("SET", User(E("firstname", "Zoë"), E("enabled", "no"))));
            var user = Call("GET", User()).Descendants("user").Single();
            Equal("blend1_ZLT Zoë False", user.Element("name").Value + " " + user.Element("firstname").Value + " " + user.Element("enabled").Value);
        });

        Step("A GET answer sent back as SET changes nothing", () =>
        {
            var before = Call("GET", User());
            Accepted(Call("SET", before.Elements()));
            Equal(before.ToString(), Call("GET", User()).ToString());
        });

        Step("Malformed XML is error 3, as XML", () =>
        {
            var answer = Send("<request version=\"1.0\" action=\"FIND\"><customer></request>");
            Equal(Xml, answer.Type);
            Equal("400 error 3", answer.Refusal.Split(':')[0]);
        });

        Step("DELETE of the last user is error 15", () => Equal("400 error 15", Error("DELETE", User()).Split(':')[0]));

        Step("DELETE takes the customer", () =>
        {
            Accepted(Call("DELETE", E("customer", E("name", "ZLT"))));
            Equal("CSP", Call("FIND", E("customer")).Elements().Single().Element("name").Value);
        });
    }

    static int Main(string[] arguments)
    {
        address = (arguments.Length > 0 ? arguments[0].TrimEnd('/') : "http://127.0.0.1:9002") + "/cortexapi/default.aspx";
        mode = arguments.Length > 1 ? arguments[1] : "challenge";
        Run();
        return Failed == 0 ? 0 : 1;
    }
}
