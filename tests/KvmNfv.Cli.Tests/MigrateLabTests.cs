using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using KvmNfv.Libvirt;
using KvmNfv.Sdk.Migration;
using KvmNfv.Tests;

namespace KvmNfv.Cli.Tests;

/// <summary>The verbs of migration between two real daemons (tests/lab/two-hosts.sh) over a link of 100 Mbit/s.</summary>
[NonParallelizable]
internal sealed class MigrateLabTests
{
    // Three times what the link carries: pre-copy alone never ends.
    private const string Busy = "128,40";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static readonly string[] s_link = ["--migrate-uri", LabHosts.AddressB, "--link", "100Mbit", "--no-measure", "--compression", "none"];

    private LabHosts? _hosts;
    private LibvirtConnection? _a;
    private LibvirtConnection? _b;
    private string _folder = "";

    private string[] Ends => ["-c", _hosts!.UriA, "--to", _hosts.UriB, "--journal", Path.Combine(_folder, "journal")];

    [OneTimeSetUp]
    public async Task Start()
    {
        _hosts = LabHosts.Start("100mbit");
        _a = await LibvirtConnection.OpenAsync(_hosts.UriA);
        _b = await LibvirtConnection.OpenAsync(_hosts.UriB);
        _folder = Directory.CreateTempSubdirectory("kvmnfv-migrate-").FullName;
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _a?.Dispose();
        _b?.Dispose();
        _hosts?.Dispose();
        if (_folder.Length > 0)
            Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Run_migrates_and_its_report_is_proved_drawn_and_kept()
    {
        await using var guest = await MigratingGuest.StartAsync(_a!, _b!, "32,2", memoryMiB: 128);
        var (report, picture) = (Path.Combine(_folder, "run.json"), Path.Combine(_folder, "run.svg"));
        var run = await ToolRun.RunAsync(["migrate", "run", guest.Name, .. Ends, .. s_link, "--budget-total", "5m", "--budget-downtime", "5s", "--report", report, "--picture", picture], patience: 2 * s_patience);
        TestContext.Out.WriteLine(run.Error + run.Out);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Out, Does.StartWith("Plan: peer-to-peer;").And.Contain($"Domain '{guest.Name}' runs at {_hosts!.UriB}").And.Contain("Within the budget."));
        Assert.That(run.Error, Does.Match(@"s  pass      pass \d+: "));
        var kept = MigrationReport.FromJson(await File.ReadAllTextAsync(report));
        Assert.That(kept.Proof.Where(c => c.Passed == false), Is.Empty);
        Assert.That(kept.Downtime.Events, Is.GreaterThan(TimeSpan.Zero));
        Assert.That(await File.ReadAllTextAsync(picture), Does.Contain("memory to send, MiB"));
        await guest.AssertAliveAsync(_b!);
    }

    [Test]
    public async Task Status_sees_a_migration_of_another_process_and_cancel_calls_it_off()
    {
        await using var guest = await MigratingGuest.StartAsync(_a!, _b!, Busy);
        using var client = Client(guest, s_link);
        var status = await MigratingAsync(guest);
        Assert.Multiple(() =>
        {
            Assert.That(status.GetProperty("sourceState").GetString(), Does.StartWith("running"));
            Assert.That(status.GetProperty("job").GetProperty("memoryTotalBytes").GetInt64(), Is.GreaterThan(200L << 20));
            Assert.That(status.GetProperty("remembered").GetProperty("destination").GetString(), Is.EqualTo(_hosts!.UriB));
        });
        var cancel = await ToolRun.RunAsync(["migrate", "cancel", guest.Name, .. Ends]);
        TestContext.Out.WriteLine(cancel.Out);
        Assert.That(cancel.ExitCode, Is.Zero, cancel.Error + cancel.Out);
        Assert.That(cancel.Out, Does.Contain("it was called off after"));
        await client.WaitForExitAsync().WaitAsync(s_patience);
        Assert.That(client.ExitCode, Is.EqualTo(1));
        await AssertPutBackAsync(guest);
    }

    [Test]
    public async Task Migration_of_a_killed_client_goes_on_is_picked_up_and_put_back_on_a_signal()
    {
        await using var guest = await MigratingGuest.StartAsync(_a!, _b!, Busy);
        using (var client = Client(guest, s_link))
        {
            await MigratingAsync(guest);
            client.Kill();
            await client.WaitForExitAsync().WaitAsync(s_patience);
        }

        Assert.That((await MigratingAsync(guest)).GetProperty("remembered").ValueKind, Is.EqualTo(JsonValueKind.Object));
        using var second = Client(guest, ["--pick-up"]);
        var lines = second.StandardError;
        // Once it tells where the migration is, it listens to signals.
        Assert.That(await lines.ReadLineAsync().WaitAsync(s_patience), Does.Contain("pre-copy"));
        using var kill = Process.Start("kill", ["-TERM", second.Id.ToString(CultureInfo.InvariantCulture)]);
        var output = await second.StandardOutput.ReadToEndAsync().WaitAsync(s_patience);
        await second.WaitForExitAsync().WaitAsync(s_patience);
        TestContext.Out.WriteLine(output);
        Assert.That(second.ExitCode, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain("it was called off after").And.Contain("ok      runs-once"));
        await AssertPutBackAsync(guest);
    }

    [Test]
    public async Task Cancel_without_a_migration_is_one_error_line()
    {
        await using var guest = await MigratingGuest.StartAsync(_a!, _b!, "8,1", memoryMiB: 128);
        var cancel = await ToolRun.RunAsync(["migrate", "cancel", guest.Name, .. Ends]);
        Assert.That(cancel.ExitCode, Is.EqualTo(1));
        Assert.That(cancel.Error, Is.EqualTo($"error: domain '{guest.Name}' is in no migration\n"));
        var status = await ToolRun.RunAsync(["migrate", "status", guest.Name, .. Ends]);
        Assert.That(status.Out, Does.Match("Migration +none runs"));
    }

    private Process Client(MigratingGuest guest, string[] more) => ToolProcess.Start(
        "dotnet", [ToolProcess.Assembly, "migrate", "run", guest.Name, .. Ends, .. more, .. more.Contains("--pick-up") ? Array.Empty<string>() : ["--post-copy", "never", "--auto-converge", "never"]]);

    private async Task<JsonElement> MigratingAsync(MigratingGuest guest)
    {
        for (var begun = Stopwatch.GetTimestamp(); ;)
        {
            var status = await ToolRun.RunAsync(["migrate", "status", guest.Name, .. Ends, "-o", "json"]);
            Assert.That(status.ExitCode, Is.Zero, status.Error);
            if (status.Json.GetProperty("job") is { ValueKind: JsonValueKind.Object } job && job.GetProperty("memoryTotalBytes") is { ValueKind: JsonValueKind.Number } total && total.GetInt64() > 0)
                return status.Json;
            Assert.That(Stopwatch.GetElapsedTime(begun), Is.LessThan(s_patience), "no migration is seen");
            await Task.Delay(50);
        }
    }

    private async Task AssertPutBackAsync(MigratingGuest guest)
    {
        await guest.AssertAliveAsync(_a!);
        using var domain = await _a!.LookupDomainByUuidAsync(guest.Uuid);
        Assert.That(await domain.GetMigrateMaxDowntimeAsync(), Is.EqualTo(300UL), "QEMU's default limit is back");
        Assert.That(Directory.GetFiles(Path.Combine(_folder, "journal")), Is.Empty, "nothing is left to put back");
    }
}
