using System.Globalization;

namespace KvmNfv.Migration.Benchmarks;

/// <summary>What the command line asked for.</summary>
internal sealed record Options
{
    private const string Usage =
        "usage: [--suites own,levers,overhead,stuck] [--links 1gbit,100mbit] [--patterns idle,...] [--filter TEXT] [--pairs N] [--memory MIB] [--probe] [--explain] [--short] [--out FOLDER] [--report-only]";

    /// <summary>Which questions.</summary>
    public IReadOnlyList<string> Suites { get; private init; } = ["own", "overhead", "stuck", "levers"];

    /// <summary>Rates in tc's words.</summary>
    public IReadOnlyList<string> Links { get; private init; } = ["1gbit", "100mbit"];

    /// <summary>What the guests do; empty is each suite's own choice.</summary>
    public IReadOnlyList<string> Patterns { get; private init; } = [];

    /// <summary>Only contenders that have this in their names, and virsh.</summary>
    public string Filter { get; private init; } = "";

    /// <summary>How often each contender migrates each guest.</summary>
    public int Pairs { get; private init; } = 10;

    /// <summary>The guests' memory in MiB; null is 512 at 1 Gbit/s and 256 below.</summary>
    public int? Memory { get; private init; }

    /// <summary>Whether a UDP probe watches the guests.</summary>
    public bool Probe { get; private init; }

    /// <summary>Whether each contender's first plan tells its reasons.</summary>
    public bool Explain { get; private init; }

    /// <summary>Where JSON and charts go.</summary>
    public string Out { get; private init; } = "artifacts/benchmarks/migration";

    /// <summary>Whether a missed promise still ends with exit code 0.</summary>
    public bool ReportOnly { get; private init; }

    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--suites" => options with { Suites = List(Value(args, ref i), Suite.Names, "suite") },
                "--links" => options with { Links = List(Value(args, ref i), Link.Names, "link") },
                "--patterns" => options with { Patterns = List(Value(args, ref i), Workload.Names, "pattern") },
                "--filter" => options with { Filter = Value(args, ref i) },
                "--pairs" => options with { Pairs = Number(args, ref i) },
                "--memory" => options with { Memory = Number(args, ref i) },
                "--out" => options with { Out = Value(args, ref i) },
                "--probe" => options with { Probe = true },
                "--explain" => options with { Explain = true },
                "--report-only" => options with { ReportOnly = true },
                // Five minutes: one compressible guest, one incompressible, on the fast link.
                "--short" => options with { Suites = ["own"], Links = ["1gbit"], Patterns = ["uniform", "noise"], Pairs = 4 },
                _ => throw new ArgumentException($"'{args[i]}' is not an option. {Usage}"),
            };
        }

        return options;
    }

    private static string[] List(string text, IEnumerable<string> known, string what)
    {
        var list = text.Split(',');
        return list.FirstOrDefault(l => !known.Contains(l)) is { } odd
            ? throw new ArgumentException($"'{odd}' is no {what}: {string.Join(", ", known)}.") : list;
    }

    private static string Value(string[] args, ref int index) =>
        ++index < args.Length ? args[index] : throw new ArgumentException($"{args[index - 1]} needs a value. {Usage}");

    private static int Number(string[] args, ref int index)
    {
        var name = args[index];
        return int.TryParse(Value(args, ref index), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw new ArgumentException($"{name} needs a positive number. {Usage}");
    }
}
