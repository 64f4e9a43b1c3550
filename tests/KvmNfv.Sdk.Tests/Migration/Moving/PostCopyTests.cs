using KvmNfv.Sdk.Migration;
using KvmNfv.Tests;

namespace KvmNfv.Sdk.Tests.Migration.Moving;

/// <summary>Post-copy over a slow link: what it is for.</summary>
internal sealed class PostCopyTests() : LiveMigrationFixture("100mbit")
{
    private static readonly MigrationPolicy s_first = new() { PostCopy = PostCopyUse.First, RequirePostCopy = true, Compression = MigrationCompression.None, Parallel = LeverUse.Never };

    [Test]
    public async Task Guest_that_pre_copy_never_gets_away_arrives_by_post_copy()
    {
        await using var guest = await MigratingGuest.StartAsync(A, B, "64,200,noise");
        var plan = await PlanAsync(guest, new MigrationPolicy { PostCopy = PostCopyUse.LastResort, Compression = MigrationCompression.None, AutoConverge = LeverUse.Never },
            new MigrationBudget { Total = TimeSpan.FromSeconds(60), Downtime = TimeSpan.FromMilliseconds(300) }, link: "100Mbit");
        var report = await RunAsync(guest, plan);
        AssertProved(report, MigrationState.Completed);
        Assert.That(report.Events.Select(e => e.Text), Has.Some.StartsWith("post-copy"));
        Assert.That(report.Downtime.Best, Is.LessThan(TimeSpan.FromSeconds(1)), Facts(report));
        await guest.AssertAliveAsync(B);
    }

    [Test]
    public async Task In_post_copy_there_is_no_way_back_and_cancelling_says_so()
    {
        await using var guest = await MigratingGuest.StartAsync(A, B, "64,20,uniform");
        var operation = await StartAsync(guest, await PlanAsync(guest, s_first, link: "100Mbit"));
        await foreach (var e in operation.EventsAsync())
        {
            if (operation.State == MigrationState.PostCopy)
                break;
        }

        if (operation.State == MigrationState.PostCopy)
            Assert.That(() => operation.CancelAsync(), Throws.InvalidOperationException.With.Message.Contains("post-copy"));
        AssertProved(await operation.WaitAsync(), MigrationState.Completed);
        await guest.AssertAliveAsync(B);
    }
}
