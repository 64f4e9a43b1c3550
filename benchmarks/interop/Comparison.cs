using System.Runtime.CompilerServices;
using KvmNfv.Libvirt;

namespace KvmNfv.Benchmarks.Interop;

/// <summary>Runs every case that was asked for and prints the tables.</summary>
internal static class Comparison
{
    public static int Run(Options options)
    {
        using var host = new TestHypervisor(options.Domains);
        using var connection = LibvirtConnection.Open(host.Uri);
        using var domain = connection.LookupDomainByName(TestHypervisor.FirstDomain);
        using var peer = new Peer(options.PeerDirectory, host.Uri, TestHypervisor.FirstDomain);

        var cases = Cases.All(peer, new SharpWork(connection, domain)).Where(c => Wanted(c.Name, options)).ToList();
        var works = options.WholeProcess ? WholeProcess.Wanted(options) : [];
        if (cases.Count + works.Count == 0)
            throw new ArgumentException($"No case has '{options.Filter}' in its name.");
        Console.WriteLine($"C# ({Runtime}) against C, both on libvirt {LibvirtLibrary.Version} in one process, {options.Domains} domains, in turns");
        Console.WriteLine();
        Console.WriteLine($"{"case",-36}{"C",12}{"C#",12}{"ratio",8}{"limit",7}{"elapsed",9}{"10-90 %",12}{"pairs",7}{"bytes",9}  promise");
        var missed = new List<string>();
        foreach (var one in cases)
        {
            var result = PairRunner.Run(one, options.Pairs);
            Print(result);
            if (result.Missed)
                missed.Add(one.Name);
        }
        Console.WriteLine();
        Console.WriteLine("ratio: C#'s processor time over C's (all threads, collector included), median of the pairs; elapsed: the same by the clock;");
        Console.WriteLine("C, C#: processor time of one round; bytes: managed memory that one round in C# allocates on the calling thread");
        if (works.Count > 0)
            WholeProcess.Compare(works, options, host.Uri);
        Console.WriteLine();
        Console.WriteLine(missed.Count == 0 ? "All promises kept." : $"MISSED: {string.Join("; ", missed)}");
        return missed.Count == 0 || options.ReportOnly ? 0 : 1;
    }

    private static string Runtime => RuntimeFeature.IsDynamicCodeSupported ? $".NET {Environment.Version}, JIT" : $".NET {Environment.Version}, NativeAOT";

    private static bool Wanted(string name, Options options) => name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase);

    private static void Print(PairResult r) => Console.WriteLine(
        $"{r.Case.Name,-36}{Time(r.CNanoseconds),12}{Time(r.SharpNanoseconds),12}{r.Ratio,8:F2}{r.Case.Limit,7:F1}{r.ElapsedRatio,9:F2}"
        + $"{$"{r.Low:F2}-{r.High:F2}",12}{r.Pairs,7}{r.BytesPerRound,9:F0}  {r.Verdict}");

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        < 10_000 => $"{nanoseconds:F0} ns",
        < 10_000_000 => $"{nanoseconds / 1000:F1} us",
        _ => $"{nanoseconds / 1_000_000:F1} ms",
    };
}
