using System.Diagnostics;

namespace KvmNfv.LibvirtXml.Benchmarks;

/// <summary>Measures two ways in turns, so that a machine that changes its speed changes it for both.</summary>
internal static class Pairs
{
    private const int WarmUps = 8;

    /// <summary>Measures work in this process, after the JIT is done with it.</summary>
    internal static PairTimes Run(int pairs, Action a, Action b)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            a();
            b();
            Thread.Sleep(120); // the JIT recompiles in the background after 100 ms without new code
        }

        return Of(pairs, () => Measure(a), () => Measure(b));
    }

    /// <summary>Takes samples in turns; who goes first changes from pair to pair.</summary>
    internal static PairTimes Of(int pairs, Func<Sample> a, Func<Sample> b)
    {
        var samples = new (Sample A, Sample B)[pairs];
        for (var i = 0; i < pairs; i++)
        {
            if (i % 2 == 0)
            {
                samples[i].A = a();
                samples[i].B = b();
            }
            else
            {
                samples[i].B = b();
                samples[i].A = a();
            }
        }

        var ratios = samples.Select(static s => s.A.Cpu / s.B.Cpu).ToArray();
        return new PairTimes(
            Percentile([.. samples.Select(static s => s.A.Cpu.TotalMilliseconds)], 0.5), Percentile([.. samples.Select(static s => s.B.Cpu.TotalMilliseconds)], 0.5),
            Percentile(ratios, 0.5), Percentile([.. samples.Select(static s => s.A.Elapsed / s.B.Elapsed)], 0.5), Percentile(ratios, 0.1), Percentile(ratios, 0.9));
    }

    // Processor time of the whole process: collector and JIT are paid for, other programs are not.
    internal static Sample Measure(Action work)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        work();
        return new Sample(Environment.CpuUsage.TotalTime - cpu, Stopwatch.GetElapsedTime(start));
    }

    private static double Percentile(double[] values, double part)
    {
        var sorted = values.Order().ToArray();
        var place = part * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 == sorted.Length ? sorted[below] : double.Lerp(sorted[below], sorted[below + 1], place - below);
    }
}
