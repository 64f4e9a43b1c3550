using System.Diagnostics;
using KvmNfv.Libvirt;

namespace KvmNfv.Benchmarks.Interop;

/// <summary>A C program against a C# program, from start to exit: what a user's whole run costs, start-up and JIT included.</summary>
internal static class WholeProcess
{
    private const int Pairs = 6;

    private const string Small = "test:///default";

    private static readonly (string Name, int Rounds)[] s_works =
        [("start", 1), ("info", 1_000_000), ("lookup", 500_000), ("memory", 500_000), ("stats", 500)];

    /// <summary>The C# program: the same verbs as peer/main.c.</summary>
    public static int Work(string name, int rounds, string uri, string domainName)
    {
        using var connection = LibvirtConnection.Open(uri);
        using var domain = connection.LookupDomainByName(domainName);
        var work = new SharpWork(connection, domain);
        Console.WriteLine(name switch
        {
            "start" or "info" => work.Info(rounds),
            "lookup" => work.Lookup(rounds, domainName),
            "memory" => work.Memory(rounds),
            "stats" => work.StatsNamed(rounds),
            _ => throw new ArgumentException($"'{name}' is not a work. {Options.Usage}"),
        });
        return 0;
    }

    public static IReadOnlyList<(string Name, int Rounds)> Wanted(Options options) =>
        s_works.Where(w => w.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase)).ToList();

    public static void Compare(IReadOnlyList<(string Name, int Rounds)> works, Options options, string uri)
    {
        Console.WriteLine();
        Console.WriteLine($"{"whole process, start to exit",-36}{"C",12}{"C#",12}{"ratio",8}{"",7}{"elapsed",9}{"",12}{"pairs",7}");
        foreach (var (name, rounds) in works)
        {
            string[] arguments = name == "stats"
                ? [name, $"{rounds}", uri, TestHypervisor.FirstDomain]
                : [name, $"{rounds}", Small, "test"];
            var ratios = new double[Pairs];
            var cpuRatios = new double[Pairs];
            var c = new double[Pairs];
            var sharp = new double[Pairs];
            for (var i = 0; i < Pairs; i++)
            {
                ProcessSample native, managed;
                if (i % 2 == 0)
                    (native, managed) = (RunC(options, arguments), RunSharp(arguments));
                else
                    (managed, native) = (RunSharp(arguments), RunC(options, arguments));
                if (native.Output != managed.Output)
                    throw new InvalidOperationException($"The programs disagree on {name}: C read {native.Output}, C# {managed.Output}.");
                ratios[i] = managed.Elapsed / native.Elapsed;
                cpuRatios[i] = managed.Cpu / native.Cpu;
                (c[i], sharp[i]) = (native.Cpu, managed.Cpu);
            }
            Console.WriteLine($"{$"{name}, {rounds} round{(rounds == 1 ? "" : "s")}",-36}{PairRunner.Percentile(c, 0.5),9:F0} ms{PairRunner.Percentile(sharp, 0.5),9:F0} ms"
                + $"{PairRunner.Percentile(cpuRatios, 0.5),8:F2}{"",7}{PairRunner.Percentile(ratios, 0.5),9:F2}{"",12}{Pairs,7}");
        }
    }

    private static ProcessSample RunC(Options options, string[] arguments) =>
        Run(new ProcessStartInfo(Path.Combine(options.PeerDirectory, "peer"), arguments));

    private static bool IsHosted => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";

    private static ProcessSample RunSharp(string[] arguments) =>
        Run(IsHosted
            ? new ProcessStartInfo(Environment.ProcessPath!, [Path.Combine(AppContext.BaseDirectory, "KvmNfv.Benchmarks.Interop.dll"), "work", .. arguments])
            : new ProcessStartInfo(Environment.ProcessPath!, ["work", .. arguments]));

    private static ProcessSample Run(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        var cpu = ChildTime.Total;
        var before = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var elapsed = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}.");
        return new(output.Trim(), elapsed, (ChildTime.Total - cpu).TotalMilliseconds);
    }

    private readonly record struct ProcessSample(string Output, double Elapsed, double Cpu);
}
