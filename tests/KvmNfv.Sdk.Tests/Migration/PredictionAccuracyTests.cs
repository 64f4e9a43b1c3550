using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

/// <summary>The model against a simulation of QEMU that knows nothing of it: guests, links and limits at random, dirty rates as noisy as page-sampling gives them.</summary>
public sealed class PredictionAccuracyTests
{
    private const double MemoryMiB = 1024;
    private static readonly Run[] s_runs = [.. Enumerable.Range(0, 120).Select(i => new Run(i))];

    [Test]
    public void Convergence_is_foretold_in_nine_of_ten()
    {
        var right = s_runs.Count(r => r.Forecast.Converges == r.Actual.Finished);
        TestContext.Out.WriteLine($"right in {right} of {s_runs.Length}; {s_runs.Count(r => r.Actual.Finished)} converged");
        Assert.That(right, Is.GreaterThanOrEqualTo(s_runs.Length * 0.9));
    }

    [Test]
    public void Median_error_of_total_time_is_at_most_20_percent_and_of_downtime_30()
    {
        var both = s_runs.Where(r => r.Forecast.Converges && r.Actual.Finished).ToList();
        var total = Median(both.Select(r => Error(r.Forecast.Total.TotalSeconds, r.Actual.Time)));
        var downtime = Median(both.Select(r => Error(r.Forecast.Downtime.TotalSeconds, r.Actual.Downtime)));
        TestContext.Out.WriteLine($"{both.Count} runs; total {total:P1}, downtime {downtime:P1}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(both, Has.Count.GreaterThan(s_runs.Length / 3));
            Assert.That(total, Is.LessThanOrEqualTo(0.20));
            Assert.That(downtime, Is.LessThanOrEqualTo(0.30));
        }
    }

    [Test]
    public void Corrected_forecast_of_a_wrong_plan_comes_near_the_truth()
    {
        // Planned with a third of the write rate and twice the bandwidth that are there.
        var errors = new List<(double Before, double After)>();
        foreach (var run in s_runs.Where(r => r.Actual.Finished && r.Actual.Passes.Count >= 4))
        {
            var wrong = run.Model with
            {
                Bandwidth = new(run.Model.Bandwidth.BytesPerSecond * 2),
                DirtyRate = run.Model.DirtyRate with { WriteRate = new(run.Model.DirtyRate.WriteRate.BytesPerSecond / 3) },
            };
            var (before, after) = (MigrationForecast.From(wrong), MigrationForecast.From(wrong));
            foreach (var pass in run.Actual.Passes.Take(3))
                after = after.Correct(pass);
            errors.Add((Error(before.Total.TotalSeconds, run.Actual.Time), Error(after.Total.TotalSeconds, run.Actual.Time)));
        }

        var (plan, corrected) = (Median(errors.Select(e => e.Before)), Median(errors.Select(e => e.After)));
        TestContext.Out.WriteLine($"{errors.Count} runs; planned {plan:P1}, corrected {corrected:P1}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(errors, Has.Count.GreaterThan(10));
            Assert.That(corrected, Is.LessThan(plan / 2).And.LessThanOrEqualTo(0.25));
        }
    }

    [Test]
    public void Throttled_guest_is_foretold_within_a_third()
    {
        var errors = new List<double>();
        for (var seed = 0; seed < 10; seed++)
        {
            var (write, set) = (150.0 + seed * 10, 600.0);
            var actual = new QemuSimulator(seed, MemoryMiB, 100, write, set).Run(_ => 0.3, 120, autoConverge: true);
            var model = MigrationForecastTests.Model(DirtyRateProfileTests.Profile(write, set), 100, 300) with
            {
                Memory = MemorySize.FromMiB((ulong)MemoryMiB), GiveUpAfter = TimeSpan.FromSeconds(120), ThrottleInitial = 20, ThrottleIncrement = 10,
            };
            var forecast = MigrationForecast.From(model);
            Assert.That(actual.Finished && forecast.Converges, $"{write} MiB/s: {actual.Finished}, {forecast.Converges}");
            errors.Add(Error(forecast.Total.TotalSeconds, actual.Time));
        }

        TestContext.Out.WriteLine($"total {Median(errors):P1}");
        Assert.That(Median(errors), Is.LessThanOrEqualTo(0.33));
    }

    [Test]
    public void Waiting_for_a_low_point_leaves_less_than_acting_at_once()
    {
        // A guest whose load comes and goes in 23 s, which pre-copy can't finish.
        var (atOnce, waited) = (new List<double>(), new List<double>());
        for (var seed = 0; seed < 12; seed++)
        {
            var run = new QemuSimulator(seed, MemoryMiB, 60, 400, 500).Run(_ => 0.05, 240, load: t => 0.05 + 0.95 * Math.Pow(Math.Sin(Math.PI * (t + seed) / 23), 2));
            var detector = new StallDetector(new StallPolicy { Window = TimeSpan.FromSeconds(30), Patience = TimeSpan.FromSeconds(30) });
            MemorySize? first = null;
            foreach (var pass in run.Passes)
            {
                var verdict = detector.Observe(pass.At, pass.Remaining);
                if (verdict == StallVerdict.Progress)
                    continue;
                first ??= pass.Remaining;
                if (verdict != StallVerdict.Act)
                    continue;
                atOnce.Add(first.Value.MiB);
                waited.Add(pass.Remaining.MiB);
                break;
            }
        }

        TestContext.Out.WriteLine($"{waited.Count} runs; at once {atOnce.Average():0} MiB, waited {waited.Average():0} MiB");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(waited, Has.Count.GreaterThan(6));
            Assert.That(waited.Average(), Is.LessThan(atOnce.Average()));
        }
    }

    private static double Error(double predicted, double actual) => Math.Abs(predicted - actual) / actual;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[sorted.Count / 2] + sorted[(sorted.Count - 1) / 2]) / 2;
    }

    private sealed class Run
    {
        public Run(int seed)
        {
            var random = new Random(seed + 1000);
            var bandwidth = Log(random, 60, 1200);
            var write = Log(random, 5, 600);
            var set = Log(random, 20, 800);
            var limit = Log(random, 0.03, 0.5);
            Actual = new QemuSimulator(seed, MemoryMiB, bandwidth, write, set).Run(_ => limit);
            Model = MigrationForecastTests.Model(Sampled(random, write, set), bandwidth, limit * 1000) with { Memory = MemorySize.FromMiB((ulong)MemoryMiB) };
            Forecast = MigrationForecast.From(Model);
        }

        public QemuSimulator Actual { get; }

        public ForecastModel Model { get; }

        public MigrationForecast Forecast { get; }

        // 512 pages of each GiB are looked at: a binomial sample of those that changed.
        private static DirtyRateProfile Sampled(Random random, double write, double set)
        {
            var truth = DirtyRateProfileTests.Profile(write, set);
            var samples = new[] { 1.0, 2.0, 5.0 }.Select(period =>
            {
                var share = truth.Dirtied(period) / 1048576 / MemoryMiB;
                var changed = Enumerable.Range(0, 512).Count(_ => random.NextDouble() < share) / 512.0;
                return new DirtyRateSample(TimeSpan.FromSeconds(period), DataRate.FromMiBPerSecond(changed * MemoryMiB / period));
            });
            return DirtyRateProfile.Fit(samples, MemorySize.FromMiB((ulong)MemoryMiB));
        }

        private static double Log(Random random, double low, double high) => low * Math.Pow(high / low, random.NextDouble());
    }
}
