using CsCheck;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

public sealed class DirtyRateProfileTests
{
    private static readonly MemorySize s_memory = MemorySize.FromGiB(4);

    [Test]
    public void Fit_of_exact_samples_finds_rate_and_working_set()
    {
        Gen.Select(Gen.Double[1, 2000], Gen.Double[8, 4000]).Sample((rate, set) =>
        {
            var truth = Profile(rate, set);
            var fitted = DirtyRateProfile.Fit(Samples(truth, 1, 2, 5), s_memory);
            // What counts is what it says about other times, not the two numbers: a guest that fills its set in a second hides its rate.
            foreach (var time in new[] { 0.5, 1, 3, 8 })
                Assert.That(fitted.Dirtied(time), Is.EqualTo(truth.Dirtied(time)).Within(20).Percent, $"{rate} MiB/s, {set} MiB, {time} s: {fitted}");
        }, iter: 100);
    }

    [Test]
    public void Fit_of_a_saturated_guest_finds_its_working_set()
    {
        var fitted = DirtyRateProfile.Fit(Samples(Profile(5000, 99), 1, 2, 5), s_memory);
        Assert.That(fitted.WorkingSet.Bytes / 1048576.0, Is.EqualTo(99).Within(2));
    }

    [Test]
    public void Fit_of_a_saturated_guest_takes_the_slowest_rate_that_fits()
    {
        // 64 MiB, written through in order at 100 MiB/s: every sample sees all of it, as for any faster guest.
        var fitted = DirtyRateProfile.Fit([Sample(1, 64), Sample(2, 63.5)], s_memory);
        Assert.That(fitted.WriteRate.MiBPerSecond, Is.InRange(100, 300));

        static DirtyRateSample Sample(double period, double mib) => new(TimeSpan.FromSeconds(period), DataRate.FromMiBPerSecond(mib / period));
    }

    [Test]
    public void Fit_of_one_sample_takes_the_whole_memory_for_the_working_set()
    {
        var fitted = DirtyRateProfile.Fit(Samples(Profile(100, 4096), 1), s_memory);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(fitted.WorkingSet, Is.EqualTo(s_memory));
            Assert.That(fitted.WriteRate.MiBPerSecond, Is.EqualTo(100).Within(1));
        }
    }

    [Test]
    public void Fit_of_nothing_dirtied_is_idle()
    {
        var fitted = DirtyRateProfile.Fit([new DirtyRateSample(TimeSpan.FromSeconds(1), DataRate.Zero)], s_memory);
        Assert.That(fitted.DirtiedIn(TimeSpan.FromHours(1)), Is.EqualTo(MemorySize.Zero));
    }

    [Test]
    public void Fit_without_samples_is_refused() => Assert.That(() => DirtyRateProfile.Fit([], s_memory), Throws.ArgumentException);

    [Test]
    public void Dirtied_memory_grows_with_time_and_never_beyond_the_working_set()
    {
        Gen.Select(Gen.Double[0, 20_000], Gen.Double[0, 4096], Gen.Double[0, 100], Gen.Int[0, 99]).Sample((rate, set, time, throttle) =>
        {
            var profile = Profile(rate, set);
            var (now, later) = (profile.Dirtied(time, throttle), profile.Dirtied(time + 1, throttle));
            return now >= 0 && later >= now && later <= profile.WorkingSet.Bytes;
        });
    }

    internal static DirtyRateProfile Profile(double mibPerSecond, double workingSetMiB) => new()
    {
        WriteRate = DataRate.FromMiBPerSecond(mibPerSecond),
        WorkingSet = new((ulong)(workingSetMiB * 1048576)),
    };

    private static IEnumerable<DirtyRateSample> Samples(DirtyRateProfile truth, params double[] periods) =>
        periods.Select(p => new DirtyRateSample(TimeSpan.FromSeconds(p), DataRate.FromMiBPerSecond(truth.Dirtied(p) / p / 1048576)));
}
