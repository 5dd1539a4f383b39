// The generated proxy as the walk uses it, with what its records need.

using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Web.Services;
using System.Web.Services.Protocols;
using Provisioning;
using static Telling;

/// <summary>The generated proxy with an operation that the service does not have.</summary>
[WebServiceBinding(Name = "ProvisioningPortBinding", Namespace = Namespace)]
class Eraser : ProvisioningService
{
    const string Namespace = "http://v2.provisioning.ws.web.verba.com/";

    [SoapDocumentMethod("", RequestNamespace = Namespace, ResponseNamespace = Namespace)]
    public void eraseUser() { Invoke("eraseUser", new object[0]); }
}

static class Client
{
    public static ProvisioningService service;
    public static string token;
    public static int groupId, userId;

    public static void Ok(status status) { Equal("OK ", status.statusCode + " " + status.message); }

    public static void Refused(statusCode code, status status)
    {
        Equal(code, status.statusCode);
        Equal(false, string.IsNullOrEmpty(status.message), "an empty message:");
    }

    public static void Refused(statusCode code, string message, status status)
    {
        Equal(code + ": " + message, status.statusCode + ": " + status.message);
    }

    public static string LogIn(string eid, string name, string password)
    {
        var answer = service.requestToken(eid, name, password);
        Ok(answer.status);
        Equal(true, Regex.IsMatch(answer.token, "^[0-9A-Za-z]{32}$"), "32 letters and digits instead of " + answer.token + ":");
        return answer.token;
    }

    public static environmentFilter In(string eid) { return new environmentFilter { eid = eid, eidExact = true }; }

    public static environment Environment()
    {
        return new environment
        {
            eid = "Z001",
            displayName = "Zoë & Söhne <KG>",
            shortName = "Zoë",
            helpdeskURL = "http://help.example.com",
            partitions = new[] { "first", "second" },
        };
    }

    public static string Shown(environment it)
    {
        var partitions = string.Join("+", it.partitions ?? new string[0]);
        return string.Join(", ", it.eid, it.displayName, it.shortName, it.helpdeskURL, it.inactive, partitions);
    }

    public static user UserById() { return new user { id = userId, idSpecified = true }; }

    public static group GroupById() { return new group { id = groupId, idSpecified = true, eid = "Z001" }; }

    public static extension Extension(string name, recordingModeType mode)
    {
        return new extension { eid = "Z001", extension1 = name, recordingMode = mode, recordingModeSpecified = true, voice = true };
    }

    public static string Shown(extension[] extensions)
    {
        return string.Join("; ", extensions.Select(it => it.extension1 + " " + it.recordingMode + " " + it.voice + " " + it.im));
    }

    public static string Shown(groupMembership it) { return it.group.name + " " + it.member + " " + it.primary + " " + it.supervisor; }

    public static status CreateEnvironment(environment environment)
    {
        return service.createEnvironment(token, environment, 0, false, 0, false, null);
    }

    public static getUserResponse GetUser(string name) { return service.getUserByLoginNameAndEnvironment(token, name, "Z001", null); }

    public static extension GetExtension(string name)
    {
        var answer = service.getExtension(token, In("Z001"), name);
        Ok(answer.status);
        return answer.extension;
    }

    public static string Md5(string text)
    {
        return BitConverter.ToString(MD5.Create().ComputeHash(Encoding.UTF8.GetBytes(text))).Replace("-", "");
    }
}
