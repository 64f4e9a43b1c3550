using CsCheck;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

/// <summary>
/// The measured cases are QEMU 7.2 under TCG over a 64 MiB/s cap, a 512 MiB guest that dirties a byte in every page of 1 to 100 MiB without end:
/// W = 99 MiB, all of it again in a few milliseconds.
/// </summary>
public sealed class MigrationForecastTests
{
    private static readonly DirtyRateProfile s_boot = DirtyRateProfileTests.Profile(50_000, 99);

    [Test]
    public void Limit_that_QEMU_counts_on_the_wire_is_kept_with_a_share_of_the_rest()
    {
        var model = Model(DirtyRateProfileTests.Profile(50, 400), 400, 100);
        var share = MigrationForecast.From(model with { LimitShare = 0.25 });
        Assert.That(share.Converges);
        Assert.That(share.Downtime - model.Overhead, Is.LessThanOrEqualTo(TimeSpan.FromMilliseconds(25)));
    }

    [Test]
    public void Correction_counts_the_setup_once()
    {
        var model = Model(DirtyRateProfile.Idle, 100, 100) with { Setup = TimeSpan.FromSeconds(5) };
        var before = MigrationForecast.From(model);
        var first = new PassRecord { Iteration = 1, At = model.Setup, Remaining = model.Memory, DowntimeLimit = TimeSpan.FromMilliseconds(100) };
        Assert.That(before.Correct(first).Total, Is.EqualTo(before.Total).Within(TimeSpan.FromMilliseconds(100)));
    }

    [Test]
    public void Floor_of_the_measured_guest_is_what_QEMU_reported()
    {
        var forecast = Forecast(s_boot, 64, 300);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(forecast.DowntimeFloor.TotalMilliseconds, Is.EqualTo(1546).Within(0.5).Percent);
            Assert.That(forecast.StallLevel.Bytes / 1048576.0, Is.EqualTo(99).Within(0.5).Percent);
        }
    }

    [Test]
    public void Limit_of_300_ms_never_converges_there() => Assert.That(Forecast(s_boot, 64, 300).Converges, Is.False);

    [Test]
    public void Limit_of_300_ms_never_converges_there_with_auto_converge_either()
    {
        var model = Model(s_boot, 64, 300) with { ThrottleInitial = 20, ThrottleIncrement = 10 };
        Assert.That(MigrationForecast.From(model).Converges, Is.False);
    }

    [Test]
    public void Limit_of_2500_ms_converges_in_the_measured_time()
    {
        var model = Model(s_boot, 64, 2500) with { Memory = MemorySize.FromMiB(110) };
        var forecast = MigrationForecast.From(model);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(forecast.Converges);
            Assert.That(forecast.Total.TotalMilliseconds, Is.EqualTo(1411).Within(30).Percent);
        }
    }

    [Test]
    public void Limit_below_the_floor_never_converges_and_one_above_does()
    {
        Gen.Select(Gen.Double[10, 5000], Gen.Double[20, 500], Gen.Double[30, 1200]).Sample((rate, set, bandwidth) =>
        {
            var floor = Forecast(DirtyRateProfileTests.Profile(rate, set), bandwidth, 1).DowntimeFloor.TotalMilliseconds;
            // Below one round of QEMU's loop the model has no finer steps.
            if (floor <= 60)
                return;
            Assert.That(Forecast(DirtyRateProfileTests.Profile(rate, set), bandwidth, floor * 1.1).Converges, "above");
            Assert.That(Forecast(DirtyRateProfileTests.Profile(rate, set), bandwidth, floor * 0.9).Converges, Is.False, "below");
        }, iter: 200);
    }

    [Test]
    public void More_bandwidth_converges_where_less_does_and_not_later()
    {
        Gen.Select(Gen.Double[0, 3000], Gen.Double[0, 500], Gen.Double[30, 1200], Gen.Double[1, 4]).Sample((rate, set, bandwidth, factor) =>
        {
            var profile = DirtyRateProfileTests.Profile(rate, set);
            var (slow, fast) = (Forecast(profile, bandwidth, 300), Forecast(profile, bandwidth * factor, 300));
            return !slow.Converges || (fast.Converges && fast.Total <= slow.Total + TimeSpan.FromMilliseconds(1));
        }, iter: 300);
    }

    [Test]
    public void Idle_guest_takes_one_pass()
    {
        var forecast = Forecast(DirtyRateProfile.Idle, 100, 300);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(forecast.PassCount, Is.LessThanOrEqualTo(2));
            Assert.That(forecast.Total.TotalSeconds, Is.EqualTo(5.12).Within(0.05));
            Assert.That(forecast.StallLevel, Is.EqualTo(MemorySize.Zero));
        }
    }

    [Test]
    public void Post_copy_first_is_bounded_whatever_the_guest_writes()
    {
        var model = Model(DirtyRateProfileTests.Profile(100_000, 512), 100, 10) with { PostCopy = PostCopyUse.First, Overhead = TimeSpan.FromMilliseconds(6) };
        var forecast = MigrationForecast.From(model);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(forecast.UsesPostCopy);
            Assert.That(forecast.Downtime.TotalMilliseconds, Is.EqualTo(6).Within(0.01));
            Assert.That(forecast.Total.TotalSeconds, Is.LessThan(2 * 5.12 + 0.1));
        }
    }

    [Test]
    public void Correction_by_passes_finds_the_guest_that_is_there()
    {
        // Planned as nearly idle, on a link that does half of what it should.
        var forecast = Forecast(DirtyRateProfileTests.Profile(1, 4), 128, 300);
        var (time, remaining) = (0.0, 512.0 * 1048576);
        for (var i = 1; i <= 4; i++)
        {
            forecast = forecast.Correct(new PassRecord
            {
                Iteration = i,
                At = TimeSpan.FromSeconds(time),
                Remaining = new((ulong)remaining),
                Bandwidth = DataRate.FromMiBPerSecond(64),
                DowntimeLimit = TimeSpan.Zero,
            });
            var pass = remaining / 1048576 / 64;
            (time, remaining) = (time + pass, s_boot.Dirtied(pass));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(forecast.DowntimeFloor.TotalMilliseconds, Is.EqualTo(1546).Within(15).Percent);
            Assert.That(forecast.Converges, Is.False);
            Assert.That(forecast.Seen, Has.Count.EqualTo(4));
        }
    }

    [Test]
    public void Correction_with_a_pass_that_does_not_follow_is_refused()
    {
        var pass = new PassRecord { Iteration = 2, At = TimeSpan.FromSeconds(3), Remaining = MemorySize.FromMiB(1) };
        var forecast = Forecast(s_boot, 64, 300).Correct(pass);
        Assert.That(() => forecast.Correct(pass), Throws.ArgumentException.With.Message.Contains("Pass 2"));
    }

    [Test]
    public void Forecast_comes_back_from_JSON_as_it_was()
    {
        var forecast = Forecast(s_boot, 64, 300).Correct(new PassRecord { Iteration = 1, At = TimeSpan.Zero, Remaining = MemorySize.FromMiB(512) });
        Assert.That(MigrationForecast.FromJson(forecast.ToJson()), Is.EqualTo(forecast));
    }

    internal static ForecastModel Model(DirtyRateProfile dirty, double mibPerSecond, double limitMs) => new()
    {
        Memory = MemorySize.FromMiB(512),
        DirtyRate = dirty,
        Bandwidth = DataRate.FromMiBPerSecond(mibPerSecond),
        Schedule = new FixedDowntime { Limit = TimeSpan.FromMilliseconds(limitMs) },
        GiveUpAfter = TimeSpan.FromSeconds(60),
    };

    private static MigrationForecast Forecast(DirtyRateProfile dirty, double mibPerSecond, double limitMs) => MigrationForecast.From(Model(dirty, mibPerSecond, limitMs));
}
