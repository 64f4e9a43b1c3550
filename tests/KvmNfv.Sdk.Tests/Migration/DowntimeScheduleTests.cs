using CsCheck;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

public sealed class DowntimeScheduleTests
{
    private static readonly DowntimeSchedule[] s_all =
    [
        new FixedDowntime { Limit = Ms(300) },
        TableDowntime.Ovirt,
        new RampDowntime { From = Ms(150), To = Ms(900) },
        LinearDowntime.Nova(MemorySize.FromGiB(3)),
        new ModelDowntime { Least = Ms(10), Most = Ms(300), Patience = TimeSpan.FromMinutes(5) },
    ];

    [TestCase(0, 50)]
    [TestCase(224, 50)]
    [TestCase(225, 95)]
    [TestCase(450, 140)]
    [TestCase(9999, 500)]
    public void Nova_gives_50_ms_and_45_more_every_225_s_to_a_3_GiB_guest(double seconds, double expected) =>
        Assert.That(LinearDowntime.Nova(MemorySize.FromGiB(3)).LimitAt(new DowntimeMoment { Elapsed = TimeSpan.FromSeconds(seconds) }), Is.EqualTo(Ms(expected)));

    [TestCase(0, 100)]
    [TestCase(1, 150)]
    [TestCase(5, 400)]
    [TestCase(6, 500)]
    [TestCase(99, 500)]
    public void Ovirt_goes_by_stalled_passes(int stalled, double expected) =>
        Assert.That(TableDowntime.Ovirt.LimitAt(new DowntimeMoment { StalledPasses = stalled }), Is.EqualTo(Ms(expected)));

    [TestCase(3, 100, 150)]
    [TestCase(10, 9, 150)]
    [TestCase(10, 10, 257.1429)]
    [TestCase(4, 100, 257.1429)]
    [TestCase(10, 70, 900)]
    [TestCase(99, 999, 900)]
    public void Ramp_goes_a_step_a_pass_after_the_third_and_not_faster_than_it_cools_down(int pass, double seconds, double expected)
    {
        var ramp = new RampDowntime { From = Ms(150), To = Ms(900) };
        var limit = ramp.LimitAt(new DowntimeMoment { Iteration = pass, Elapsed = TimeSpan.FromSeconds(seconds) });
        Assert.That(limit.TotalMilliseconds, Is.EqualTo(expected).Within(0.001));
    }

    [Test]
    public void Model_goes_a_quarter_above_the_floor_within_its_bounds()
    {
        var model = new ModelDowntime { Least = Ms(10), Most = Ms(300), Patience = TimeSpan.FromSeconds(60) };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(model.Start, Is.EqualTo(Ms(10)));
            Assert.That(At(0, 100), Is.EqualTo(Ms(125)));
            Assert.That(At(0, 1), Is.EqualTo(Ms(10)));
            Assert.That(At(0, 299), Is.EqualTo(Ms(300)));
            Assert.That(model.LimitAt(new DowntimeMoment { Floor = TimeSpan.MaxValue }), Is.EqualTo(Ms(300)));
            Assert.That(At(60, 1), Is.EqualTo(Ms(300)), "patience is over");
        }

        TimeSpan At(double seconds, double floor) => model.LimitAt(new DowntimeMoment { Elapsed = TimeSpan.FromSeconds(seconds), Floor = Ms(floor) });
    }

    [Test]
    public void No_schedule_falls_over_time_or_leaves_what_QEMU_takes()
    {
        Gen.Select(Gen.Int[0, s_all.Length - 1], Gen.Double[0, 10_000], Gen.Double[0, 1000], Gen.Int[0, 300], Gen.Int[0, 20]).Sample((which, seconds, later, pass, stalled) =>
        {
            var schedule = s_all[which];
            var now = new DowntimeMoment { Elapsed = TimeSpan.FromSeconds(seconds), Iteration = pass, StalledPasses = stalled };
            var (first, then) = (schedule.LimitAt(now), schedule.LimitAt(now with { Elapsed = TimeSpan.FromSeconds(seconds + later), Iteration = pass + 1, StalledPasses = stalled + 1 }));
            return then >= first && first >= Ms(1) && then <= schedule.Ceiling && schedule.Ceiling <= DowntimeSchedule.Longest;
        });
    }

    [TestCase(0)]
    [TestCase(2_000_001)]
    public void Limit_that_QEMU_does_not_take_is_refused(double milliseconds) =>
        Assert.That(() => new FixedDowntime { Limit = Ms(milliseconds) }, Throws.TypeOf<ArgumentOutOfRangeException>());

    [TestCaseSource(nameof(s_all))]
    public void Schedule_comes_back_from_JSON_as_it_was(object schedule)
    {
        var policy = TestMigration.Request with { Policy = new() { Downtime = (DowntimeSchedule)schedule } };
        Assert.That(MigrationRequest.FromJson(policy.ToJson()), Is.EqualTo(policy));
    }

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
