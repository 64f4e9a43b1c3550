using System.Diagnostics;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Hosts.Benchmarks;

/// <summary>Times the reading of a host's topology and its checks, in turns, from files that the kernel has in memory.</summary>
internal static class HostTimes
{
    private const double LimitMs = 50;
    private const int WarmUp = 3;
    private const int WarmUpOfProcess = 100;
    private const int Rounds = 15;

    /// <returns>Whether every host kept the limit.</returns>
    public static bool Print(IReadOnlyList<(string Name, string Root)> hosts)
    {
        // The JIT's time, which the first reads of a process pay, is no host's.
        for (var i = 0; i < WarmUpOfProcess; i++)
            Work(new HostFiles(hosts[i % hosts.Count].Root));
        Console.WriteLine($"A recorded host's topology, and its readiness checks with the topology they need; processor time in ms, median of {Rounds}, limit {LimitMs}");
        Console.WriteLine();
        Console.WriteLine($"{"host",-56}{"CPUs",5}{"topology",10}{"check",8}{"elapsed",9}  promise");
        var kept = true;
        foreach (var (name, root) in hosts)
            kept &= PrintHost(name, root);
        return kept;
    }

    private static bool PrintHost(string name, string root)
    {
        var files = new HostFiles(root);
        for (var i = 0; i < WarmUp; i++)
            Work(files);
        var (topology, check, elapsed) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            var (t, c, e) = Work(files);
            topology.Add(t);
            check.Add(c);
            elapsed.Add(e);
        }

        var kept = Math.Max(Median(topology), Median(check)) <= LimitMs;
        var cpus = new SysfsTopologyReader(files).Read().Cpus.Count;
        Console.WriteLine($"{name,-56}{cpus,5}{Median(topology),10:0.0}{Median(check),8:0.0}{Median(elapsed),9:0.0}  {(kept ? "kept" : "MISSED")}");
        return kept;
    }

    private static (double Topology, double Check, double Elapsed) Work(HostFiles files)
    {
        var start = Environment.CpuUsage.TotalTime;
        _ = new SysfsTopologyReader(files).Read();
        var read = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        _ = new ReadinessChecker().Check(files);
        var end = Environment.CpuUsage.TotalTime;
        return ((read - start).TotalMilliseconds, (end - read).TotalMilliseconds, watch.Elapsed.TotalMilliseconds);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
