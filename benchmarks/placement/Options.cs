using System.Globalization;

namespace KvmNfv.Benchmarks.Placement;

/// <summary>What the command line asked for.</summary>
/// <param name="Filter">Only the cases whose names contain this.</param>
/// <param name="Hosts">How many hosts the fleet has.</param>
/// <param name="Requests">How many requests come to it.</param>
/// <param name="ReportOnly">Whether a missed promise still ends with exit code 0.</param>
internal sealed record Options(string Filter, int Hosts, int Requests, bool ReportOnly)
{
    private const string Usage = "usage: [--filter TEXT] [--hosts N] [--requests N] [--report-only]";

    public static Options Parse(string[] args)
    {
        var options = new Options("", 10_000, 100_000, false);
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--filter" => options with { Filter = Value(args, ref i) },
                "--hosts" => options with { Hosts = Number(args, ref i) },
                "--requests" => options with { Requests = Number(args, ref i) },
                "--report-only" => options with { ReportOnly = true },
                _ => throw new ArgumentException($"'{args[i]}' is not an option. {Usage}"),
            };
        }

        return options;
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
