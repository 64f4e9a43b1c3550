using System.Diagnostics;

namespace KvmNfv.Benchmarks.Interop;

/// <summary>Measures C and C# in turns, in one process on one libvirt, so that a machine that changes its speed changes it for both.</summary>
internal static class PairRunner
{
    private static readonly TimeSpan s_block = TimeSpan.FromMilliseconds(40);

    public static PairResult Run(BenchmarkCase work, int pairs)
    {
        CheckSameWork(work);
        WarmUp(work);
        var rounds = Calibrate(work.C);
        var ratios = new double[pairs];
        var elapsedRatios = new double[pairs];
        var c = new double[pairs];
        var sharp = new double[pairs];
        for (var i = 0; i < pairs; i++)
        {
            Sample native, managed;
            // Who goes first changes, so that neither always finds the caches as the other left them.
            if (i % 2 == 0)
                (native, managed) = (Measure(work.C, rounds), Measure(work.Sharp, rounds));
            else
                (managed, native) = (Measure(work.Sharp, rounds), Measure(work.C, rounds));
            ratios[i] = managed.Cpu / native.Cpu;
            elapsedRatios[i] = managed.Elapsed / native.Elapsed;
            c[i] = native.Cpu / rounds;
            sharp[i] = managed.Cpu / rounds;
        }
        return new(work, pairs, Percentile(ratios, 0.5), Percentile(elapsedRatios, 0.5), Percentile(ratios, 0.1), Percentile(ratios, 0.9),
            Percentile(c, 0.5), Percentile(sharp, 0.5), BytesPerRound(work.Sharp));
    }

    public static double Percentile(double[] values, double part)
    {
        var sorted = values.Order().ToArray();
        var place = part * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 == sorted.Length ? sorted[below] : double.Lerp(sorted[below], sorted[below + 1], place - below);
    }

    private static void CheckSameWork(BenchmarkCase work)
    {
        var (c, sharp) = (work.C(3), work.Sharp(3));
        if (c != sharp)
            throw new InvalidOperationException($"{work.Name}: C read {c} and C# read {sharp}; the two sides do not do the same.");
    }

    // The JIT recompiles in the background after 30 calls and a pause of 100 ms without new code; twice, because of the profile it gathers.
    private static void WarmUp(BenchmarkCase work)
    {
        for (var phase = 0; phase < 4; phase++)
        {
            var until = Stopwatch.GetTimestamp() + Stopwatch.Frequency / 4;
            for (var call = 0; call < 40 || Stopwatch.GetTimestamp() < until; call++)
                work.Sharp(4);
            Thread.Sleep(120);
        }
    }

    private static int Calibrate(Func<int, ulong> side)
    {
        var rounds = 1;
        while (true)
        {
            var elapsed = Measure(side, rounds).Cpu;
            if (elapsed > s_block.TotalNanoseconds / 4)
                return Math.Max(1, (int)(rounds * s_block.TotalNanoseconds / elapsed));
            rounds *= 2;
        }
    }

    private static Sample Measure(Func<int, ulong> side, int rounds)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        side(rounds);
        var elapsed = Stopwatch.GetElapsedTime(start);
        return new(elapsed.TotalNanoseconds, (Environment.CpuUsage.TotalTime - cpu).TotalNanoseconds);
    }

    private static double BytesPerRound(Func<int, ulong> side)
    {
        const int Rounds = 100;
        var before = GC.GetAllocatedBytesForCurrentThread();
        side(Rounds);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Rounds;
    }

    private readonly record struct Sample(double Elapsed, double Cpu);
}
