using System.Globalization;
using KvmNfv.Libvirt;
using KvmNfv.Tests;

namespace KvmNfv.Cli.Tests;

/// <summary>The tool is killed in the middle of real migrations: the guest lives in one place, and taking the migration up again puts everything back.</summary>
[NonParallelizable]
[Category("Faults")]
public sealed class MigrateClientKilledTests
{
    private static readonly int s_moments = int.TryParse(Environment.GetEnvironmentVariable("KVMNFV_FAULT_MOMENTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 2;

    private LabHosts? _hosts;
    private string _journal = "";

    [OneTimeSetUp]
    public void StartHosts()
    {
        _hosts = LabHosts.Start("1gbit");
        _journal = Directory.CreateTempSubdirectory("kvmnfv-journal-").FullName;
    }

    [OneTimeTearDown]
    public void StopHosts()
    {
        _hosts?.Dispose();
        if (_journal.Length > 0)
            Directory.Delete(_journal, recursive: true);
    }

    [TestCase("peer-to-peer")]
    [TestCase("direct")]
    public async Task Client_killed(string route)
    {
        using var a = await LibvirtConnection.OpenAsync(_hosts!.UriA);
        using var b = await LibvirtConnection.OpenAsync(_hosts.UriB);
        await using var guest = await MigratingGuest.StartAsync(a, b, "64,40,uniform", 192, extra: "<cputune><emulatorpin cpuset='0'/></cputune>");
        var seed = Random.Shared.Next();
        TestContext.Out.WriteLine($"seed {seed}, {s_moments} moments");
        var random = new Random(seed);
        var (from, to) = (a, b);
        for (var i = 0; i < s_moments; i++)
        {
            using var client = ToolProcess.Start("dotnet", [ToolProcess.Assembly, .. Arguments(guest, from, to), "--no-measure", "--route", route, "--parallel", "always", "--yes",
                "--migrate-uri", from == a ? LabHosts.AddressB : LabHosts.AddressA]);
            // From its first words until well after the end of the transfer.
            _ = await client.StandardError.ReadLineAsync();
            await Task.Delay(random.Next(2_500));
            client.Kill(entireProcessTree: true);
            await client.WaitForExitAsync();
            await PickUpAsync(guest, from, to);
            if (await guest.ActiveAsync(to))
                (from, to) = (to, from);
            await guest.AssertAliveAsync(from);
            using var domain = await from.LookupDomainByUuidAsync(guest.Uuid);
            Assert.That(await domain.GetEmulatorPinAsync(DomainModificationImpact.Live), Is.EqualTo(CpuMap.Of(0)), "the emulator pin was not put back");
            Assert.That(await domain.GetMigrateMaxDowntimeAsync(), Is.EqualTo(300), "the downtime limit was not put back");
            Assert.That(Directory.GetFiles(_journal), Is.Empty, "the journal still knows it");
        }
    }

    // Exit code 2 where there is nothing to take up: it was killed before its first change, or after its last.
    private async Task PickUpAsync(MigratingGuest guest, LibvirtConnection from, LibvirtConnection to)
    {
        var (code, output, error) = await ToolProcess.RunAsync(TimeSpan.FromSeconds(90), "dotnet", [ToolProcess.Assembly, .. Arguments(guest, from, to), "--pick-up"]);
        TestContext.Out.WriteLine($"exit code {code}\n{output}{error}");
        Assert.That(output + error, Does.Contain("in no migration").Or.Contains("runs at"));
    }

    private string[] Arguments(MigratingGuest guest, LibvirtConnection from, LibvirtConnection to) =>
        ["migrate", "run", guest.Name, "-c", from.Uri, "--to", to.Uri, "--journal", _journal];
}
