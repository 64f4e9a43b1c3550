using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;
using KvmNfv.Tests;

namespace KvmNfv.Sdk.Tests.Migration.Moving;

/// <summary>Migrations that go well, or are called off, over a link of 1 Gbit/s.</summary>
internal sealed class DomainMigratorTests() : LiveMigrationFixture("1gbit")
{
    [Test]
    public async Task Guest_moves_there_and_back_and_the_report_says_how()
    {
        await using var guest = await MigratingGuest.StartAsync(A, B, "64,20,uniform");
        var report = await RunAsync(guest, await PlanAsync(guest));
        AssertProved(report, MigrationState.Completed);
        await guest.AssertAliveAsync(B);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Passes, Is.Not.Empty);
            Assert.That(report.Passes[0].Remaining, Is.GreaterThan(MemorySize.FromMiB(200)));
            Assert.That(report.Samples, Is.Not.Empty);
            Assert.That(report.Downtime.Events, Is.Not.Null.And.GreaterThan(TimeSpan.Zero).And.LessThan(TimeSpan.FromSeconds(5)));
            Assert.That(report.Downtime.Libvirt, Is.Not.Null);
            Assert.That(report.LibvirtTotal, Is.Not.Null.And.LessThanOrEqualTo(report.Total + TimeSpan.FromMilliseconds(50)));
            Assert.That(report.Transferred, Is.GreaterThan(MemorySize.Zero));
        }

        var back = await RunAsync(guest, await PlanAsync(guest, back: true), back: true);
        AssertProved(back, MigrationState.Completed);
        await guest.AssertAliveAsync(A);
    }

    [Test]
    public async Task Guest_that_writes_faster_than_the_link_is_called_off_and_untouched()
    {
        await using var guest = await MigratingGuest.StartAsync(A, B, "160,400,noise");
        var policy = new MigrationPolicy { PostCopy = PostCopyUse.Never, Compression = MigrationCompression.None };
        var plan = await PlanAsync(guest, policy, new MigrationBudget { Total = TimeSpan.FromSeconds(6), Downtime = TimeSpan.FromMilliseconds(20) });
        var operation = await StartAsync(guest, plan);
        await Task.Delay(3_000);
        await operation.CancelAsync();
        AssertProved(await operation.WaitAsync(), MigrationState.Cancelled);
        await guest.AssertAliveAsync(A);
        var willing = policy with { PostCopy = PostCopyUse.First, RequirePostCopy = true };
        AssertProved(await RunAsync(guest, await PlanAsync(guest, willing)), MigrationState.Completed);
        await guest.AssertAliveAsync(B);
    }
}
