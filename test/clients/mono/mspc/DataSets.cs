// Fills a System.Data.DataSet from every operation of the MSPControl services that answers one.
//
//   mono DataSets.exe http://127.0.0.1:9002/~mono-demo dataSets.tsv
//
// Each line of the list is an operation as the contract has it: service, name, its parameters, the tables and typed columns
// of its answer. The world has rows for each.

using System;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Reflection;
using System.Web.Services.Protocols;
using static Telling;

static class DataSets
{
    static readonly Dictionary<string, Type> Types = new Dictionary<string, Type>
    {
        { "int", typeof(int) }, { "short", typeof(short) }, { "long", typeof(long) }, { "string", typeof(string) },
        { "boolean", typeof(bool) }, { "dateTime", typeof(DateTime) }, { "decimal", typeof(decimal) },
        { "double", typeof(double) }, { "float", typeof(float) }, { "guid", typeof(Guid) },
        { "unsignedByte", typeof(byte) }, { "base64Binary", typeof(byte[]) },
    };

    static SoapHttpClientProtocol Service(string address, string name)
    {
        var proxy = Type.GetType(name.Substring(2) + "." + name);
        var service = (SoapHttpClientProtocol)Activator.CreateInstance(proxy);
        service.Url = address + "/" + name + ".asmx";
        service.Credentials = new NetworkCredential("serveradmin", "serveradmin");
        service.PreAuthenticate = true;
        return service;
    }

    /// <summary>The texts of `name:type=value` as the types of the method's parameters.</summary>
    static object Argument(ParameterInfo parameter, Dictionary<string, string> values)
    {
        var text = values[parameter.Name];
        if (parameter.ParameterType == typeof(DateTime)) return DateTime.Parse(text, CultureInfo.InvariantCulture);
        return Convert.ChangeType(text, parameter.ParameterType, CultureInfo.InvariantCulture);
    }

    static object Call(SoapHttpClientProtocol service, string operation, string parameters)
    {
        var values = parameters.Split(new[] { ';' }, StringSplitOptions.RemoveEmptyEntries)
            .Select(one => one.Split(new[] { '=' }, 2)).ToDictionary(one => one[0], one => one[1]);
        var method = service.GetType().GetMethod(operation);
        try
        {
            return method.Invoke(service, method.GetParameters().Select(one => Argument(one, values)).ToArray());
        }
        catch (TargetInvocationException wrapper)
        {
            throw wrapper.InnerException;
        }
    }

    /// <summary>`Table:Id/int,Name/string;Table1:Number/int` as .NET sees it.</summary>
    static string Described(DataSet filled)
    {
        return string.Join(";", filled.Tables.Cast<DataTable>().Select(table => table.TableName + ":" + string.Join(",",
            table.Columns.Cast<DataColumn>().Select(column => column.ColumnName + "/" + column.DataType.Name))));
    }

    static string Expected(string tables)
    {
        return string.Join(";", tables.Split(';').Select(table => table.Split(':')[0] + ":" + string.Join(",",
            table.Split(':')[1].Split(',').Select(column => column.Split('/')[0] + "/" + Types[column.Split('/')[1]].Name))));
    }

    /// <summary>Reads every value of every row by its column's type; what is null has no value.</summary>
    static int RowsRead(DataSet filled)
    {
        foreach (DataTable table in filled.Tables)
            foreach (DataRow row in table.Rows)
                foreach (DataColumn column in table.Columns)
                    if (!row.IsNull(column)) Equal(column.DataType, row[column].GetType(), table + "." + column);
        return filled.Tables.Cast<DataTable>().Sum(table => table.Rows.Count);
    }

    /// <summary>Some values of the demo world, read as their types, so that not only the form is right.</summary>
    static void Values(string address)
    {
        var packages = Service(address, "esPackages");
        Step("GetHostingPlans: typed values of a plan", () =>
        {
            var plans = ((DataSet)Call(packages, "GetHostingPlans", "userId=1")).Tables["Table"];
            var gold = plans.AsEnumerable().Single(plan => plan.Field<string>("PlanName") == "Reseller Gold");
            Equal(1, gold.Field<int>("PlanID"));
            Equal(149.0000m, gold.Field<decimal>("RecurringPrice"));
            Equal(false, gold.Field<bool>("IsAddon"));
        });
        Step("GetPackageAddons: a date is an instant", () =>
        {
            var addons = ((DataSet)Call(packages, "GetPackageAddons", "packageId=4")).Tables["Table"];
            var bought = addons.Rows[0].Field<DateTime>("PurchaseDate");
            Equal(new DateTime(2025, 7, 1, 0, 0, 0, DateTimeKind.Utc), bought.ToUniversalTime());
            Equal(2, addons.Rows[0].Field<int>("Quantity"));
        });
    }

    static int Main(string[] args)
    {
        var address = args[0].TrimEnd('/');
        foreach (var line in File.ReadLines(args[1]))
        {
            var fields = line.Split('\t');
            var service = Service(address, fields[0]);
            var operation = fields[1];
            Step(operation + " fills a DataSet", () =>
            {
                var filled = (DataSet)Call(service, operation, fields[2]);
                Equal(Expected(fields[3]), Described(filled));
                Equal(true, RowsRead(filled) > 0, "rows:");
            });
        }
        Values(address);
        return Failed == 0 ? 0 : 1;
    }
}
