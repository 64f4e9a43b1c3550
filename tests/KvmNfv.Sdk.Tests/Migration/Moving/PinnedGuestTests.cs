using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;
using KvmNfv.Tests;

namespace KvmNfv.Sdk.Tests.Migration.Moving;

/// <summary>A pinned guest keeps its parallel channels: emulator pins are widened for the transfer on both hosts, and put right after.</summary>
internal sealed class PinnedGuestTests() : LiveMigrationFixture("1gbit")
{
    private const string Pins = "<cputune><vcpupin vcpu='0' cpuset='1'/><emulatorpin cpuset='0'/></cputune>";

    [Test]
    public async Task Pins_are_wide_during_the_transfer_and_as_planned_after()
    {
        await using var guest = await MigratingGuest.StartAsync(A, B, "96,120,noise", extra: Pins);
        var plan = await WidenedAsync(guest);
        var operation = await StartAsync(guest, plan);
        await UntilTransferAsync(operation);
        using var source = await A.LookupDomainByUuidAsync(guest.Uuid);
        Assert.That(await PinAsync(source), Is.EqualTo(CpuSet.Range(0, 1)), "the source's emulator is not widened");
        var report = await operation.WaitAsync();
        TestContext.Out.WriteLine(Facts(report));
        AssertProved(report, MigrationState.Completed);
        using var moved = await B.LookupDomainByUuidAsync(guest.Uuid);
        Assert.That(await PinAsync(moved), Is.EqualTo(CpuSet.Of(0)));
        Assert.That(DomainDocument.Parse(await moved.GetXmlAsync(DomainXmlFlags.Inactive)).CpuTune.EmulatorPin.CpuSet, Is.EqualTo(CpuSet.Of(0)), "the definition has the wide pin");
        await guest.AssertAliveAsync(B);
    }

    [Test]
    public async Task Pins_and_limits_are_put_back_after_a_cancel()
    {
        await using var guest = await MigratingGuest.StartAsync(A, B, "160,400,noise", extra: Pins);
        using var domain = await A.LookupDomainByUuidAsync(guest.Uuid);
        await domain.SetMigrateMaxDowntimeAsync(77);
        var operation = await StartAsync(guest, await WidenedAsync(guest));
        await UntilTransferAsync(operation);
        await operation.CancelAsync();
        var report = await operation.WaitAsync();
        AssertProved(report, MigrationState.Cancelled);
        Assert.That(await PinAsync(domain), Is.EqualTo(CpuSet.Of(0)));
        Assert.That(await domain.GetMigrateMaxDowntimeAsync(), Is.EqualTo(77));
        await guest.AssertAliveAsync(A);
    }

    [Test]
    public async Task Journal_lets_another_program_put_things_back()
    {
        var folder = Directory.CreateTempSubdirectory("kvmnfv-journal-").FullName;
        var journal = new MigrationJournalFolder(folder);
        await using var guest = await MigratingGuest.StartAsync(A, B, "160,400,noise", extra: Pins);
        using var domain = await A.LookupDomainByUuidAsync(guest.Uuid);
        var operation = await StartAsync(guest, await WidenedAsync(guest), new MigrationOptions { Journal = journal });
        await UntilTransferAsync(operation);
        Assert.That(File.GetUnixFileMode(Directory.GetFiles(folder).Single()), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        // A second controller, as after a restart: it knows only the journal and what runs.
        using var again = await LibvirtConnection.OpenAsync(Hosts.UriA);
        using var seen = await again.LookupDomainByUuidAsync(guest.Uuid);
        var pickedUp = await Migrator.PickUpAsync(again, seen, B, new MigrationOptions { Journal = journal });
        Assert.That(pickedUp, Is.Not.Null);
        Assert.That(pickedUp!.Id, Is.EqualTo(operation.Id));
        await pickedUp.CancelAsync();
        var report = await pickedUp.WaitAsync();
        TestContext.Out.WriteLine(Facts(report));
        Assert.That(report.Outcome, Is.EqualTo(MigrationState.Cancelled), Facts(report));
        Assert.That(report.Proof.Where(c => c.Passed == false), Is.Empty, Facts(report));
        await operation.WaitAsync();
        Assert.That(await PinAsync(domain), Is.EqualTo(CpuSet.Of(0)));
        Assert.That(Directory.GetFiles(folder), Is.Empty, "the journal still knows it");
        Assert.That(await Migrator.PickUpAsync(again, seen, B, new MigrationOptions { Journal = journal }), Is.Null);
        await guest.AssertAliveAsync(A);
        Directory.Delete(folder, recursive: true);
    }

    // This machine has two CPUs for two hosts: all of them are housekeeping here.
    private async Task<MigrationPlan> WidenedAsync(MigratingGuest guest)
    {
        var policy = new MigrationPolicy { Parallel = LeverUse.Always, Connections = 2, Compression = MigrationCompression.None, PostCopy = PostCopyUse.Never };
        var plan = await PlanAsync(guest, policy, new MigrationBudget { Total = TimeSpan.FromSeconds(30), Downtime = TimeSpan.FromMilliseconds(500) });
        return plan with { Pins = new PinPlan(CpuSet.Range(0, 1), CpuSet.Range(0, 1)) };
    }

    private static async Task UntilTransferAsync(IMigrationOperation operation)
    {
        await foreach (var progress in operation.WatchAsync())
        {
            if (progress.State == MigrationState.PreCopy && progress.Iteration > 0)
                break;
        }
    }

    private static async Task<CpuSet> PinAsync(IDomain domain) => CpuSet.From(await domain.GetEmulatorPinAsync(DomainModificationImpact.Live) ?? throw new InvalidOperationException("no pin"));
}
