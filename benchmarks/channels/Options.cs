using System.Globalization;

namespace KvmNfv.Benchmarks.Channels;

/// <summary>What the command line asked for.</summary>
/// <param name="Peer">Where the C program lies.</param>
/// <param name="Programs">The C# program, compiled in different ways, with their names.</param>
/// <param name="Filter">Only cases with this in their names.</param>
/// <param name="Pairs">Pairs of runs per case, at least 6.</param>
/// <param name="Long">Whether 10^9 messages are sent, too.</param>
/// <param name="Suites">Names of <see cref="Channels.Suites.All"/>.</param>
/// <param name="Seconds">Measured seconds of each run of a back-end or a switch.</param>
/// <param name="ReportOnly">Whether a missed promise still ends with status 0.</param>
internal sealed record Options(string Peer, IReadOnlyList<(string Name, string[] Program)> Programs, string Filter, int Pairs, bool Long, IReadOnlyList<string> Suites, double Seconds, bool ReportOnly)
{
    public static Options Parse(string[] arguments)
    {
        string Value(string name, string otherwise) => Array.IndexOf(arguments, name) is var i and >= 0 && i + 1 < arguments.Length ? arguments[i + 1] : otherwise;
        var programs = new List<(string, string[])> { ($".NET {Environment.Version}, JIT", ["dotnet", Path.Combine(AppContext.BaseDirectory, "KvmNfv.Benchmarks.Channels.dll")]) };
        if (Value("--aot", "") is { Length: > 0 } native)
            programs.Add(($".NET {Environment.Version}, NativeAOT", [native]));
        return new(Value("--peer", "."), programs, Value("--filter", ""), Math.Max(6, int.Parse(Value("--pairs", "8"), CultureInfo.InvariantCulture)),
            !arguments.Contains("--no-long"), Value("--suites", string.Join(',', Channels.Suites.All)).Split(','), double.Parse(Value("--seconds", "2"), CultureInfo.InvariantCulture), arguments.Contains("--report-only"));
    }
}
