using KvmNfv.Hosts.Benchmarks;

// [--filter TEXT] [--report-only]: times reading and checking every recorded host, and one made-up host of 384 CPUs.
var filter = Array.IndexOf(args, "--filter") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : "";
using var hosts = HostTrees.Unpack(filter);
if (hosts.Roots.Count == 0)
{
    Console.Error.WriteLine($"error: no host has '{filter}' in its name");
    return 2;
}

var kept = HostTimes.Print(hosts.Roots);
return kept || args.Contains("--report-only") ? 0 : 1;
