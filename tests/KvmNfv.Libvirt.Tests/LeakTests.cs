using System.Globalization;

namespace KvmNfv.Libvirt.Tests;

/// <summary>Many short lives: what a program that runs for months must not lose.</summary>
[NonParallelizable]
public sealed class LeakTests
{
    private const string Uri = "test:///default";
    private const int Rounds = 10_000;
    private const long AllowedGrowthKiB = 5 * 1024;

    [Test]
    [CancelAfter(60_000)]
    public void Opening_looking_up_and_closing_10000_times_leaks_no_handle_and_no_memory(CancellationToken cancellationToken)
    {
        var tracking = LibvirtDiagnostics.TrackHandles;
        LibvirtDiagnostics.TrackHandles = true;
        try
        {
            // The test driver drops its host with the last connection and builds it anew with the next; this one keeps it, as a daemon would.
            using var keeper = LibvirtConnection.Open(Uri);
            var handlesBefore = LibvirtDiagnostics.LiveHandles;
            // The JIT compiles the rounds again and again during their first thousands, which is growth of several MB that ends; a leak would go on.
            Run(Rounds, cancellationToken);
            var before = ResidentKiB();
            Run(Rounds, cancellationToken);
            var growth = ResidentKiB() - before;
            TestContext.Out.WriteLine($"{Rounds} rounds: VmRSS was {before} KiB and grew by {growth} KiB");
            Assert.Multiple(() =>
            {
                Assert.That(LibvirtDiagnostics.LiveHandles, Is.EquivalentTo(handlesBefore));
                Assert.That(growth, Is.LessThan(AllowedGrowthKiB), "KiB of growth");
            });
        }
        finally
        {
            LibvirtDiagnostics.TrackHandles = tracking;
        }
    }

    private static void Run(int rounds, CancellationToken cancellationToken)
    {
        for (var i = 0; i < rounds; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var connection = LibvirtConnection.Open(Uri);
            using var domain = connection.LookupDomainByName("test");
            _ = domain.GetInfo();
            _ = domain.GetMemoryParameters();
        }
    }

    // /proc/self/status: "VmRSS:     1234 kB" (proc_pid_status(5)). What the collector could give back is no leak.
    private static long ResidentKiB()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.AsSpan(6, line.Length - 8), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
    }
}
