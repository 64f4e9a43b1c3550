using CsCheck;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration.Evacuation;

public sealed class EvacuationSchedulerTests
{
    private static readonly string[] s_targets = ["a", "b"];

    private static readonly Gen<(EvacuationItem[] Items, EvacuationLinks Links, int AtOnce, int[] Ends)> s_case =
        from items in (from rate in Gen.ULong[1, 1500] from cost in Gen.Int[1, 1000] from alone in Gen.Int[0, 5] from target in Gen.Int[0, 1]
                       select (rate, cost, alone == 0, s_targets[target])).Array[0, 20]
        from source in Gen.ULong[500, 2000]
        from a in Gen.ULong[200, 1500]
        from b in Gen.ULong[200, 1500]
        from atOnce in Gen.Int[1, 5]
        from ends in Gen.Int[0, 100].Array[20]
        select (
            items.Select(i => Item(i.rate, i.cost, i.Item3, i.Item4)).OrderBy(i => i.Cost).ToArray(),
            new EvacuationLinks(new DataRate(source), new Dictionary<string, DataRate> { ["a"] = new(a), ["b"] = new(b) }), atOnce, ends);

    [Test]
    public void Links_are_never_promised_twice_and_everything_runs_once() => s_case.Sample(c =>
    {
        var scheduler = new EvacuationScheduler(c.Items, c.Links, c.AtOnce);
        var begun = new List<EvacuationItem>();
        for (var step = 0; ; step++)
        {
            while (scheduler.Next() is { } next)
            {
                begun.Add(next);
                CheckRunning(scheduler.Running, c.Links, c.AtOnce);
            }

            if (scheduler.Running.Count == 0)
                break;
            scheduler.End(scheduler.Running[c.Ends[step % c.Ends.Length] % scheduler.Running.Count]);
        }

        Assert.That(begun, Is.EquivalentTo(c.Items));
        Assert.That(scheduler.Waiting, Is.Empty);
    });

    [Test]
    public void Overtaking_is_bounded() => s_case.Sample(c =>
    {
        var scheduler = new EvacuationScheduler(c.Items, c.Links, c.AtOnce);
        var overtaken = 0;
        for (var step = 0; ; step++)
        {
            while (scheduler.Waiting is [var head, ..] && scheduler.Next() is { } next)
            {
                overtaken = next == head ? 0 : overtaken + 1;
                Assert.That(overtaken, Is.LessThanOrEqualTo(scheduler.MostOvertakes), head.ToString());
            }

            if (scheduler.Running.Count == 0)
                break;
            scheduler.End(scheduler.Running[c.Ends[step % c.Ends.Length] % scheduler.Running.Count]);
        }
    });

    [Test]
    public void Cheapest_is_first_and_all_that_fit_begin_at_once()
    {
        EvacuationItem[] items = [Item(100, 1), Item(100, 2), Item(100, 3)];
        var scheduler = new EvacuationScheduler(items, Links(1000), 2);
        Assert.That(new[] { scheduler.Next(), scheduler.Next(), scheduler.Next() }, Is.EqualTo(new[] { items[0], items[1], null }));
        scheduler.End(items[1]);
        Assert.That(scheduler.Next(), Is.EqualTo(items[2]));
    }

    [Test]
    public void Full_link_holds_the_second_back()
    {
        EvacuationItem[] items = [Item(600, 1), Item(600, 2), Item(300, 3)];
        var scheduler = new EvacuationScheduler(items, Links(1000), 4);
        Assert.That(new[] { scheduler.Next(), scheduler.Next(), scheduler.Next() }, Is.EqualTo(new[] { items[0], items[2], null }), "the third overtakes the second");
    }

    [Test]
    public void Source_link_counts_all_targets()
    {
        EvacuationItem[] items = [Item(600, 1, target: "a"), Item(600, 2, target: "b")];
        var scheduler = new EvacuationScheduler(items, Links(1000), 4);
        Assert.That(new[] { scheduler.Next(), scheduler.Next() }, Is.EqualTo(new[] { items[0], null }));
    }

    [Test]
    public void Large_one_that_waits_for_the_link_is_not_left_for_last()
    {
        // The first takes half of the link for long; the large one needs all of it; small ones would always fit beside.
        var large = Item(1000, 2);
        EvacuationItem[] items = [Item(500, 1), large, .. Enumerable.Range(3, 40).Select(cost => Item(100, cost))];
        var scheduler = new EvacuationScheduler(items, Links(1000), 3);
        var first = scheduler.Next()!;
        var small = 0;
        while (scheduler.Next() is { } next)
        {
            Assert.That(next, Is.Not.EqualTo(large));
            small++;
            scheduler.End(next);
        }

        Assert.That(small, Is.EqualTo(scheduler.MostOvertakes));
        scheduler.End(first);
        Assert.That(scheduler.Next(), Is.EqualTo(large));
    }

    [Test]
    public void One_that_needs_the_link_alone_gets_it_alone()
    {
        EvacuationItem[] items = [Item(10, 1), Item(10, 2, alone: true), Item(10, 3)];
        var scheduler = new EvacuationScheduler(items, Links(1000), 4);
        Assert.That(new[] { scheduler.Next(), scheduler.Next(), scheduler.Next() }, Is.EqualTo(new[] { items[0], items[2], null }));
        scheduler.End(items[0]);
        Assert.That(scheduler.Next(), Is.Null);
        scheduler.End(items[2]);
        Assert.That(scheduler.Next(), Is.EqualTo(items[1]));
        Assert.That(scheduler.Next(), Is.Null);
    }

    [Test]
    public void Forecast_is_the_time_of_the_schedule()
    {
        EvacuationItem[] items = [Item(400, 10), Item(400, 20), Item(400, 30)];
        Assert.That(EvacuationScheduler.Forecast(items, Links(1000), 2), Is.EqualTo(TimeSpan.FromSeconds(40)), "10 and 20 beside each other, 30 after the 10");
        Assert.That(EvacuationScheduler.Forecast(items, Links(500), 2), Is.EqualTo(TimeSpan.FromSeconds(60)), "one after the other");
        Assert.That(EvacuationScheduler.Forecast([], Links(500), 2), Is.EqualTo(TimeSpan.Zero));
    }

    internal static EvacuationItem Item(ulong rate, int cost, bool alone = false, string target = "a") => new()
    {
        Domain = Guid.NewGuid(), Name = $"{rate}/{cost}", Target = target, Reason = "", Cost = TimeSpan.FromSeconds(cost), Rate = new DataRate(rate), Alone = alone,
    };

    private static EvacuationLinks Links(ulong each) => new(new DataRate(each), new Dictionary<string, DataRate> { ["a"] = new(each), ["b"] = new(each) });

    private static void CheckRunning(IReadOnlyList<EvacuationItem> running, EvacuationLinks links, int atOnce)
    {
        Assert.That(running, Has.Count.LessThanOrEqualTo(atOnce));
        if (running.Count == 1)
            return;
        Assert.That(running.Where(r => r.Alone), Is.Empty);
        Assert.That(running.Sum(r => (decimal)r.Rate.BytesPerSecond), Is.LessThanOrEqualTo((decimal)links.Source.BytesPerSecond));
        foreach (var target in running.GroupBy(r => r.Target!).Where(g => g.Count() > 1))
            Assert.That(target.Sum(r => (decimal)r.Rate.BytesPerSecond), Is.LessThanOrEqualTo((decimal)links.Targets[target.Key].BytesPerSecond));
    }
}
