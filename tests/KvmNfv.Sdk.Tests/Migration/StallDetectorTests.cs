using CsCheck;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

public sealed class StallDetectorTests
{
    private static readonly StallPolicy s_policy = new() { Window = TimeSpan.FromSeconds(40), Patience = TimeSpan.FromSeconds(20) };

    [Test]
    public void Slow_progress_is_no_stall()
    {
        var detector = new StallDetector(s_policy);
        // 5 % less in every window of 40 s.
        for (var i = 0; i < 100; i++)
            Assert.That(Observe(detector, i * 41, 4096 * Math.Pow(0.95, i)), Is.EqualTo(StallVerdict.Progress));
        Assert.That(detector.Stalled, Is.False);
    }

    [Test]
    public void Remaining_within_4_percent_of_an_older_minimum_is_a_stall()
    {
        var detector = new StallDetector(s_policy);
        Observe(detector, 0, 4096);
        Observe(detector, 10, 1000);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Observe(detector, 49, 990), Is.EqualTo(StallVerdict.Progress), "the minimum is 39 s old");
            Assert.That(Observe(detector, 51, 961), Is.Not.EqualTo(StallVerdict.Progress), "41 s old, 3.9 % less");
            Assert.That(detector.Stalled);
        }
    }

    [Test]
    public void Stalled_migration_acts_at_a_low_point_and_not_at_a_high_one()
    {
        var detector = new StallDetector(s_policy);
        Observe(detector, 0, 4096);
        Observe(detector, 10, 1000);
        Observe(detector, 20, 1600);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Observe(detector, 61, 1800), Is.EqualTo(StallVerdict.Wait));
            Assert.That(Observe(detector, 65, 1039), Is.EqualTo(StallVerdict.Act), "within 4 % of the best");
        }
    }

    [Test]
    public void Patience_ends_with_the_next_best_and_then_with_anything()
    {
        var detector = new StallDetector(s_policy);
        Observe(detector, 0, 4096);
        Observe(detector, 10, 1000);
        Observe(detector, 20, 1600);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Observe(detector, 61, 1700), Is.EqualTo(StallVerdict.Wait));
            Assert.That(Observe(detector, 80, 1650), Is.EqualTo(StallVerdict.Wait), "19 s of 20 s");
            Assert.That(Observe(detector, 82, 1650), Is.EqualTo(StallVerdict.Act), "the next best is 1600");
            Assert.That(Observe(detector, 200, 3000), Is.EqualTo(StallVerdict.Act), "all patience is gone after 40 s");
        }
    }

    [Test]
    public void New_low_ends_the_stall()
    {
        var detector = new StallDetector(s_policy);
        Observe(detector, 0, 4096);
        Observe(detector, 10, 1000);
        Observe(detector, 60, 1500);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(detector.Stalled);
            Assert.That(Observe(detector, 70, 500), Is.EqualTo(StallVerdict.Progress));
            Assert.That(detector.Stalled, Is.False);
        }
    }

    [Test]
    public void Stalled_migration_always_acts_within_twice_the_patience()
    {
        Gen.Double[100, 2000].Array[200].Sample(remaining =>
        {
            var detector = new StallDetector(s_policy);
            Observe(detector, 0, 4096);
            double? since = null;
            for (var i = 0; i < remaining.Length; i++)
            {
                var verdict = Observe(detector, i + 1, remaining[i]);
                if (verdict == StallVerdict.Act)
                    return true;
                since = verdict == StallVerdict.Wait ? since ?? i : null;
                if (i - since > 41)
                    return false;
            }

            return true;
        }, iter: 200);
    }

    [Test]
    public void Time_that_goes_backwards_is_refused()
    {
        var detector = new StallDetector(s_policy);
        Observe(detector, 5, 100);
        Assert.That(() => Observe(detector, 4, 100), Throws.ArgumentException);
    }

    private static StallVerdict Observe(StallDetector detector, double seconds, double mib) =>
        detector.Observe(TimeSpan.FromSeconds(seconds), new MemorySize((ulong)(mib * 1048576)));
}
