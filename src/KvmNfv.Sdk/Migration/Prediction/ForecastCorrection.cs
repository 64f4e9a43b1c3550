using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>Puts what was seen in place of what was guessed.</summary>
internal static class ForecastCorrection
{
    /// <summary>Older passes say little about a guest that changes its mind.</summary>
    private const int Memory = 6;

    public static ForecastModel Apply(ForecastModel model, EquatableList<PassRecord> seen)
    {
        var bandwidth = Bandwidth(seen) ?? model.Bandwidth;
        return model with { Bandwidth = bandwidth, RepeatRatio = seen.Count > 1 ? 1 : model.RepeatRatio, DirtyRate = DirtyRate(model, bandwidth, seen) };
    }

    // What QEMU's statistics say where they do; else what a pass took, since it sends what it began with.
    private static DataRate? Bandwidth(EquatableList<PassRecord> seen)
    {
        if (seen[^1].Bandwidth is { } told && told > DataRate.Zero)
            return told;
        for (var i = seen.Count - 1; i > 0; i--)
        {
            var seconds = (seen[i].At - seen[i - 1].At).TotalSeconds;
            if (seconds > 0.05 && seen[i - 1].Remaining.Bytes > 0)
                return DataRate.FromBytesPerSecond(Math.Max(1, seen[i - 1].Remaining.Bytes / seconds));
        }

        return null;
    }

    private static DirtyRateProfile DirtyRate(ForecastModel model, DataRate bandwidth, EquatableList<PassRecord> seen)
    {
        var points = new List<(double Time, double Unique)>();
        for (var i = Math.Max(1, seen.Count - Memory); i < seen.Count; i++)
        {
            var seconds = (seen[i].At - seen[i - 1].At).TotalSeconds * (1 - seen[i - 1].Throttle / 100.0);
            // QEMU ends a pass when the rest fits the limit; that rest is not newly dirtied. Nearly all of it is where it can't be told apart.
            var left = Math.Min(seen[i - 1].Remaining.Bytes, bandwidth.BytesPerSecond * model.LimitShare * seen[i - 1].DowntimeLimit.TotalSeconds);
            var unique = Math.Max(seen[i].Remaining.Bytes - left, seen[i].Remaining.Bytes * 0.1);
            if (seconds > 0)
                points.Add((seconds, unique));
        }

        if (points.Count == 0)
            return model.DirtyRate;
        var memory = (double)(model.Memory.Bytes + model.ZeroMemory.Bytes);
        var (rate, set) = points.Select(p => p.Time).Distinct().Count() > 1
            ? DirtyRateFit.Fit(points, memory, DirtyRateFit.PassNoise)
            : Scaled(model.DirtyRate, points[0].Time, points[0].Unique, memory);
        return new DirtyRateProfile { WriteRate = DataRate.FromBytesPerSecond(rate), WorkingSet = new((ulong)set), Source = "passes" };
    }

    // One pass tells one number: what was known before keeps its shape and is scaled to it.
    private static (double WriteRate, double WorkingSet) Scaled(DirtyRateProfile before, double time, double unique, double memory)
    {
        var expected = before.Dirtied(time);
        if (expected <= 0)
            return DirtyRateFit.Fit([(time, unique)], memory);
        var factor = unique / expected;
        return (before.WriteRate.BytesPerSecond * factor, Math.Min(Math.Max(before.WorkingSet.Bytes * factor, unique), Math.Max(memory, unique)));
    }
}
