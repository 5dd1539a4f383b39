// Tells what happened: one line per step, `ok` or `not ok`.

using System;
using System.Collections.Generic;

class Mismatch : Exception
{
    public Mismatch(string message) : base(message) { }
}

static class Telling
{
    public static int Failed { get; private set; }

    /// <summary>Runs one step and prints its line; a step fails by throwing.</summary>
    public static void Step(string name, Action act)
    {
        try
        {
            act();
            Console.WriteLine("ok " + name);
        }
        catch (Exception problem)
        {
            Failed++;
            var text = problem.Message;
            if (!(problem is Mismatch)) text = "expected an answer, got " + problem.GetType().Name + ": " + text;
            Console.WriteLine("not ok " + name + ": " + text.Replace("\r", " ").Replace("\n", " "));
        }
    }

    public static void Equal<T>(T expected, T got, string what = "")
    {
        if (!EqualityComparer<T>.Default.Equals(expected, got))
            throw new Mismatch("expected " + (what == "" ? "" : what + " ") + Shown(expected) + ", got " + Shown(got));
    }

    static string Shown(object value)
    {
        return value == null ? "null" : value is string ? "\"" + value + "\"" : value.ToString();
    }

    /// <summary>The exception .NET throws for a call that must be refused.</summary>
    public static T Refusal<T>(Action call) where T : Exception
    {
        try { call(); }
        catch (T refusal) { return refusal; }
        throw new Mismatch("expected a " + typeof(T).Name + ", got an answer");
    }
}
