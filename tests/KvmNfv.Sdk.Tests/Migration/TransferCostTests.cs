using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

/// <summary>What a migration costs besides sending memory: what waits in the sockets, and what the destination does first.</summary>
internal sealed class TransferCostTests
{
    private static readonly MigrationPolicy s_plain = new() { Compression = MigrationCompression.None, Parallel = LeverUse.Never };

    [Test]
    public void Full_link_makes_the_switch_over_wait_for_what_fills_the_sockets()
    {
        var (slow, fast) = (Model("100Mbit").Drain, Model("1Gbit").Drain);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(slow, Is.GreaterThan(TimeSpan.FromMilliseconds(200)).And.LessThan(TimeSpan.FromMilliseconds(350)));
            Assert.That(slow / fast, Is.EqualTo(10).Within(0.01));
        }
    }

    [Test]
    public void Link_that_a_channel_does_not_fill_has_nothing_waiting() => Assert.That(Model("100Gbit").Drain, Is.EqualTo(TimeSpan.Zero));

    [Test]
    public void Limit_leaves_room_for_what_waits()
    {
        var budget = new MigrationBudget { Total = TimeSpan.FromMinutes(20), Downtime = TimeSpan.FromMilliseconds(300) };
        var plan = Plan(TestMigration.Request with { Policy = s_plain, Budget = budget, Link = new() { Bandwidth = DataRate.Parse("100Mbit") }, DirtyRate = DirtyRateProfileTests.Profile(0, 1) });
        var most = ((ModelDowntime)plan.Downtime).Most;
        Assert.That(most, Is.LessThan(TimeSpan.FromMilliseconds(60)));
    }

    [Test]
    public void Huge_pages_are_cleared_before_the_first_page_comes()
    {
        var (small, huge) = (Model("10Gbit").Setup, Model("10Gbit", TestMigration.Guest with { PageSize = MemorySize.FromMiB(2) }).Setup);
        Assert.That((huge - small).TotalSeconds, Is.EqualTo(TestMigration.Guest.Memory.Bytes / (3.0 * (1UL << 30))).Within(0.01), "3 GiB/s");
    }

    private static ForecastModel Model(string link, MigrationDomainFacts? guest = null) =>
        Plan(TestMigration.Request with { Domain = guest ?? TestMigration.Guest, Policy = s_plain, Link = new() { Bandwidth = DataRate.Parse(link) } }).Forecast.Model;

    private static MigrationPlan Plan(MigrationRequest request) => (MigrationPlan)MigrationPlanner.Plan(request);
}
