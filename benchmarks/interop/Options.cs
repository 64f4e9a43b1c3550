using System.Globalization;

namespace KvmNfv.Benchmarks.Interop;

/// <summary>What the command line asked for.</summary>
internal sealed record Options
{
    public const string Usage = "usage: --peer DIR [--filter TEXT] [--pairs N] [--domains N] [--report-only] [--no-process] | work NAME ROUNDS URI DOMAIN";

    /// <summary>Where libpeer.so and the program peer lie.</summary>
    public string PeerDirectory { get; private init; } = ".";

    /// <summary>Only the cases whose names contain this.</summary>
    public string Filter { get; private init; } = "";

    /// <summary>How many pairs each case runs; six at least, since a median of fewer says little.</summary>
    public int Pairs { get; private init; } = 30;

    /// <summary>How many domains the test host has.</summary>
    public int Domains { get; private init; } = 500;

    /// <summary>Whether a missed promise still ends with exit code 0.</summary>
    public bool ReportOnly { get; private init; }

    /// <summary>Whether the whole-process comparison runs too.</summary>
    public bool WholeProcess { get; private init; } = true;

    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--peer" => options with { PeerDirectory = Value(args, ref i) },
                "--filter" => options with { Filter = Value(args, ref i) },
                "--pairs" => options with { Pairs = Number(args, ref i, 6) },
                "--domains" => options with { Domains = Number(args, ref i, 1) },
                "--report-only" => options with { ReportOnly = true },
                "--no-process" => options with { WholeProcess = false },
                _ => throw new ArgumentException($"'{args[i]}' is not an option. {Usage}"),
            };
        }
        return options;
    }

    private static string Value(string[] args, ref int index) =>
        ++index < args.Length ? args[index] : throw new ArgumentException($"{args[index - 1]} needs a value. {Usage}");

    private static int Number(string[] args, ref int index, int least)
    {
        var name = args[index];
        return int.TryParse(Value(args, ref index), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least ? number
            : throw new ArgumentException($"{name} needs a number of at least {least}. {Usage}");
    }
}
