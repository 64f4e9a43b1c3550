using System.Diagnostics;
using KvmNfv.Libvirt;
using KvmNfv.Sdk.Migration;
using KvmNfv.Tests;

namespace KvmNfv.Sdk.Tests.Migration.Moving;

/// <summary>What a destination can't take: each migration fails with a reason, the guest goes on untouched, and the next migration works.</summary>
internal sealed class MigrationRefusedTests() : LiveMigrationFixture(null)
{
    private MigratingGuest _guest = null!;

    [SetUp]
    public async Task StartGuestAsync() => _guest = await MigratingGuest.StartAsync(A, B, "32,20,uniform", 160);

    [TearDown]
    public async Task EndGuestAsync() => await _guest.DisposeAsync();

    [Test]
    public async Task Destination_without_memory()
    {
        await using var guest = await MigratingGuest.StartAsync(A, B, "32,20,uniform", 2048);
        // What a host that is full answers QEMU: there is no more. The daemon itself lives within this.
        var daemon = (await File.ReadAllTextAsync(Path.Combine(LabHosts.Folder, "kvmb", "libvirtd.pid"))).Trim();
        Tool("prlimit", "--pid", daemon, $"--as={2_400_000_000}:unlimited");
        try
        {
            var report = await RunAsync(guest, await PlanAsync(guest));
            AssertProved(report, MigrationState.Failed);
            Assert.That(report.Error, Does.Contain("allocate memory").IgnoreCase);
            await guest.AssertAliveAsync(A);
        }
        finally
        {
            Tool("prlimit", "--pid", daemon, "--as=unlimited:unlimited");
        }

        await NextWorksAsync();
    }

    [Test]
    public async Task Port_taken()
    {
        using var listener = Process.Start(new ProcessStartInfo(LabHosts.Script, ["in", "kvmb", "busybox", "nc", "-l", "-p", "49160"]))!;
        try
        {
            Assert.That(() => Listens(), Is.True.After(5_000, 50), "nothing listens on the port");
            await RefusedAsync(await PlanAsync(_guest, uri: $"{LabHosts.AddressB}:49160"), "Address already in use");
        }
        finally
        {
            listener.Kill(entireProcessTree: true);
            await listener.WaitForExitAsync();
        }

        await NextWorksAsync();

        bool Listens() => Tool(LabHosts.Script, "in", "kvmb", "busybox", "netstat", "-ltn").Contains(":49160", StringComparison.Ordinal);
    }

    [Test]
    public async Task Name_clash()
    {
        using var other = await B.DefineDomainAsync($"<domain type='qemu'><name>{_guest.Name}</name><memory unit='MiB'>64</memory><os><type machine='q35'>hvm</type></os></domain>");
        try
        {
            await RefusedAsync(await PlanAsync(_guest), _guest.Name);
            Assert.That(await other.IsPersistentAsync(), Is.True, "the other domain of this name is gone");
        }
        finally
        {
            await other.UndefineAsync();
        }

        await NextWorksAsync();
    }

    [Test]
    public async Task Wrong_machine_type() => await WrongAsync(xml => xml.Replace(Machine(xml), "pc-i440fx-7.2", StringComparison.Ordinal), "machine");

    [Test]
    public async Task Wrong_processor() => await WrongAsync(xml => xml.Replace(">qemu64</model>", ">Nehalem</model>", StringComparison.Ordinal), "CPU");

    [Test]
    public async Task Missing_disk()
    {
        var disk = Path.Combine(Path.GetTempPath(), $"kvmnfv-{Guid.NewGuid():N}.img");
        await File.WriteAllBytesAsync(disk, new byte[1 << 20]);
        await using var guest = await MigratingGuest.StartAsync(
            A, B, "32,20,uniform", 160, devices: $"<disk type='file' device='disk'><driver name='qemu' type='raw' cache='none'/><source file='{disk}'/><target dev='vda' bus='virtio'/><readonly/></disk>");
        var plan = await PlanAsync(guest, new MigrationPolicy { Storage = StorageCopy.None });
        File.Move(disk, disk + ".away");
        var report = await RunAsync(guest, plan);
        AssertProved(report, MigrationState.Failed);
        Assert.That(report.Error, Does.Contain(disk));
        await guest.AssertAliveAsync(A);
        File.Move(disk + ".away", disk);
        AssertProved(await RunAsync(guest, plan), MigrationState.Completed);
        await guest.AssertAliveAsync(B);
        File.Delete(disk);
    }

    [Test]
    public async Task Hook_that_cannot_prepare_ends_it_before_it_begins_and_is_rolled_back()
    {
        var hook = new RecordingHook { Fails = "the switch has no port left" };
        var report = await RunAsync(_guest, await PlanAsync(_guest), new MigrationOptions { Hooks = [hook] });
        AssertProved(report, MigrationState.Failed);
        Assert.That(report.Error, Does.Contain("no port left"));
        Assert.That(hook.Calls, Is.EqualTo(new[] { "prepare", "roll back" }));
        await _guest.AssertAliveAsync(A);
        var good = new RecordingHook();
        AssertProved(await RunAsync(_guest, await PlanAsync(_guest), new MigrationOptions { Hooks = [good] }), MigrationState.Completed);
        Assert.That(good.Calls, Is.EqualTo(new[] { "prepare", "switch over", "resumed", "release" }));
    }

    private async Task WrongAsync(Func<string, string> change, string reason)
    {
        using var domain = await A.LookupDomainByUuidAsync(_guest.Uuid);
        var xml = change(await domain.GetXmlAsync(DomainXmlFlags.Migratable | DomainXmlFlags.Secure));
        await RefusedAsync(await PlanAsync(_guest, new MigrationPolicy { DestinationXml = xml }), reason);
        await NextWorksAsync();
    }

    private static string Machine(string xml) => KvmNfv.LibvirtXml.DomainDocument.Parse(xml).Os.Type.Machine!;

    private async Task RefusedAsync(MigrationPlan plan, string reason)
    {
        var report = await RunAsync(_guest, plan);
        AssertProved(report, MigrationState.Failed);
        Assert.That(report.Error, Does.Contain(reason).IgnoreCase);
        await _guest.AssertAliveAsync(A);
    }

    private async Task NextWorksAsync()
    {
        AssertProved(await RunAsync(_guest, await PlanAsync(_guest)), MigrationState.Completed);
        await _guest.AssertAliveAsync(B);
    }

    private static string Tool(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEnd();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, $"{program}: {error}");
        return output;
    }
}
