namespace KvmNfv.Benchmarks.Worker;

/// <summary>Both programs in turns, the first changing from pair to pair; medians, and their ratios against the promises.</summary>
internal sealed class Comparison(string native, string jit, int pairs, TimeSpan time)
{
    /// <summary>The native worker ships, so it must not be slower than the other by more than measuring is unsure of.</summary>
    private const double LeastRatio = 0.95;

    /// <returns>Whether every promise was kept.</returns>
    public async Task<bool> RunAsync(string filter, CancellationToken cancellationToken)
    {
        Console.WriteLine($"The worker's switch on CPU 0, dpdk-testpmd's two virtio-user ports on CPU 1, NativeAOT and JIT (.NET {Environment.Version}) in turns, {pairs} pairs of {time.TotalSeconds:0.#} s");
        Console.WriteLine();
        Console.WriteLine($"{"case",-16}{"native Mpps",12}{"JIT Mpps",10}{"ratio",7}{"10-90 %",12}{"limit",7}  promise");
        var (kept, runs) = (true, new List<(SwitchRun Native, SwitchRun Jit)>());
        foreach (var one in SwitchCase.All.Where(c => c.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)))
        {
            var measured = new List<(SwitchRun Native, SwitchRun Jit)>();
            for (var pair = 0; pair < pairs; pair++)
                measured.Add(await PairAsync(one, pair % 2 == 0, cancellationToken));
            kept &= Report(one, measured);
            runs.AddRange(measured);
        }
        Console.WriteLine();
        Report("native", [.. runs.Select(r => r.Native)]);
        Report("JIT", [.. runs.Select(r => r.Jit)]);
        Console.WriteLine("Mpps: frames delivered in a second, both ports, median; ratio: native over JIT, of the medians; 10-90 %: of the pairs' ratios");
        var quiet = runs.All(r => r.Native.AllocatedByThreads == 0 && r.Native.Collections == 0);
        Console.WriteLine(kept && quiet ? "All promises kept." : $"MISSED{(quiet ? "" : ": a polling thread of the native worker allocated, or it collected")}");
        return kept && quiet;
    }

    private async Task<(SwitchRun, SwitchRun)> PairAsync(SwitchCase one, bool nativeFirst, CancellationToken cancellationToken)
    {
        var first = await SwitchRun.MeasureAsync(one, nativeFirst ? native : jit, time, cancellationToken);
        var second = await SwitchRun.MeasureAsync(one, nativeFirst ? jit : native, time, cancellationToken);
        return nativeFirst ? (first, second) : (second, first);
    }

    private static bool Report(SwitchCase one, List<(SwitchRun Native, SwitchRun Jit)> measured)
    {
        var (native, jit) = (Medians.Of(measured.Select(m => m.Native.FramesPerSecond)), Medians.Of(measured.Select(m => m.Jit.FramesPerSecond)));
        var ratios = measured.Select(m => m.Native.FramesPerSecond / m.Jit.FramesPerSecond);
        var kept = native / jit >= LeastRatio;
        Console.WriteLine($"{one.Name,-16}{native / 1e6,12:F2}{jit / 1e6,10:F2}{native / jit,7:F2}{Medians.Most(ratios),12}{LeastRatio,7:F2}  {(kept ? "kept" : "MISSED")}");
        return kept;
    }

    private static void Report(string name, IReadOnlyList<SwitchRun> runs)
    {
        if (runs.Count > 0)
        {
            Console.WriteLine($"{name,-7} start {Medians.Of(runs.Select(r => r.Start.TotalMilliseconds)):F0} ms, resident {Medians.Of(runs.Select(r => (double)r.ResidentKiB)) / 1024:F0} MiB, longest poll gap {Medians.Of(runs.Select(r => r.LongestGap.TotalMicroseconds)):F0} us (medians); "
                + $"allocated by polling threads {runs.Sum(r => r.AllocatedByThreads)} bytes, {runs.Sum(r => r.Collections)} collections (sums)");
        }
    }
}
