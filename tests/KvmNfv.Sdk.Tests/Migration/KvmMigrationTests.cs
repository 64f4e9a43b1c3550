using System.Diagnostics;
using System.Globalization;
using KvmNfv.Libvirt;
using KvmNfv.Sdk.Migration;
using KvmNfv.Tests;

namespace KvmNfv.Sdk.Tests.Migration;

/// <summary>
/// Guests that KVM runs, with the dirty ring: the rate of each vCPU, and a migration between two hosts. The machine is the emulated KVM host of
/// tests/lab/lab-host.sh; the second test runs inside it, started by the first.
/// </summary>
[Category("Lab")]
public sealed class KvmMigrationTests
{
    private const string Inside = "KVMNFV_INSIDE_KVM", GuestName = "kvmguest", Log = "/tmp/kvmguest.log";
    private const int Measured = 2;
    private static readonly string s_lab = Path.Combine(Repository.Root, "tests", "lab");

    [Test]
    public async Task Guest_of_KVM_with_a_dirty_ring_is_measured_and_migrated()
    {
        if (Environment.GetEnvironmentVariable(Inside) is not null)
            Assert.Ignore("This is the inside of the lab host.");
        if (Environment.GetEnvironmentVariable("KVMNFV_LIBVIRT") == "backports")
            Assert.Ignore("The lab host has the installed libvirt: the run with that one shows it.");
        if (!File.Exists("/usr/sbin/libvirtd") || !LibvirtLibrary.IsInstalled)
            Assert.Ignore("libvirtd is not installed.");
        var (prepared, _, reason) = await RunAsync(Path.Combine(s_lab, "lab-host.sh"), "prepare", "kvm");
        if (prepared != 0)
            Assert.Ignore($"The lab host can't be had here: {reason.Trim()}");
        var (_, guest, _) = await RunAsync(Path.Combine(s_lab, "guest.sh"), "--dirty");
        var command = $"""
            {string.Join('\n', guest.Trim().Split('\n').Select(l => $"export KVMNFV_GUEST_{l}"))}
            export {Inside}=1 KVMNFV_LAB=/tmp/lab DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
            dotnet vstest '{typeof(KvmMigrationTests).Assembly.Location}' --TestCaseFilter:FullyQualifiedName~KvmMigrationTests.Inside_ '--logger:console;verbosity=normal'
            """;
        var (code, text, error) = await RunAsync(Path.Combine(s_lab, "lab-host.sh"), "--cpus", "4", "--memory", "4", "kvm", command);
        TestContext.Out.WriteLine(text);
        Assert.That(code, Is.Zero, text + error);
        Assert.That(text, Does.Contain("vCPU 0 writes"));
    }

    [Test]
    public async Task Inside_the_lab_host()
    {
        if (Environment.GetEnvironmentVariable(Inside) is null)
            Assert.Ignore("It runs inside the lab host only.");
        var script = Path.Combine(s_lab, "two-hosts.sh");
        var uris = (await RunAsync("/bin/bash", "-c", $"'{script}' up 1gbit 2>&1 </dev/null | cat")).Out.Trim().Split('\n');
        using var source = LibvirtConnection.Open(uris[0]);
        using var destination = LibvirtConnection.Open(uris[1]);
        using var domain = await source.CreateDomainAsync(Document());
        Assert.That(() => File.ReadAllText(Log), Does.Contain("DIRTY START").After(200_000, 500));

        await domain.StartDirtyRateCalcAsync(2, DomainDirtyRateCalcFlags.DirtyRing);
        var rates = await RatesAsync(source);
        foreach (var (vcpu, rate) in rates)
            TestContext.Out.WriteLine($"vCPU {vcpu} writes {rate} MiB/s");
        Assert.That(rates, Has.Count.EqualTo(2));
        Assert.That(rates.Sum(r => r.Rate), Is.GreaterThan(0));

        var request = await new MigrationRequestReader().ReadAsync(source, domain, destination, new MigrationLink { Bandwidth = DataRate.FromMbitPerSecond(1000) });
        var plan = (MigrationPlan)MigrationPlanner.Plan(request with { Policy = new MigrationPolicy { MigrateUri = "tcp://10.99.0.2" } });
        var operation = await new DomainMigrator().StartAsync(source, domain, destination, plan);
        var report = await operation.WaitAsync();
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Outcome} in {report.Total.TotalSeconds:F2} s, {report.Downtime.Best?.TotalMilliseconds:F1} ms away"));
        Assert.That(report.Outcome, Is.EqualTo(MigrationState.Completed), report.Error);
        var beats = Beats();
        Assert.That(() => Beats(), Is.GreaterThan(beats + 2).After(60_000, 500), "the guest goes on");
        Assert.That(await File.ReadAllTextAsync(Log), Does.Not.Contain("CORRUPT").And.Not.Contain("panic:"));
    }

    private static int Beats() => File.ReadAllText(Log).Split("DIRTY pass").Length;

    private static async Task<List<(int VCpu, long Rate)>> RatesAsync(LibvirtConnection source)
    {
        for (var i = 0; i < 100; i++)
        {
            var stats = (await source.GetAllDomainStatsAsync(DomainStatsTypes.Dirtyrate, default, withUuids: true))[0].Parameters;
            if (stats.TryGet(DomainStat.DirtyrateCalcStatus, out var status) && status.AsInt32() == Measured)
            {
                return [.. stats.Where(p => p.Name.StartsWith("dirtyrate.vcpu.", StringComparison.Ordinal) && p.Name.EndsWith(".megabytes_per_second", StringComparison.Ordinal))
                    .Select(p => (int.Parse(p.Name.Split('.')[2], CultureInfo.InvariantCulture), Convert.ToInt64(p.Value, CultureInfo.InvariantCulture)))];
            }

            await Task.Delay(200);
        }

        return [];
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (text, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await text, await error);
    }

    private static string Document() => $"""
        <domain type='kvm'>
          <name>{GuestName}</name>
          <memory unit='MiB'>192</memory>
          <vcpu>2</vcpu>
          <os>
            <type arch='x86_64' machine='q35'>hvm</type>
            <kernel>{Environment.GetEnvironmentVariable("KVMNFV_GUEST_KERNEL")}</kernel>
            <initrd>{Environment.GetEnvironmentVariable("KVMNFV_GUEST_INITRD")}</initrd>
            <cmdline>console=ttyS0 quiet panic=-1 dirty=32,8,uniform</cmdline>
          </os>
          <features><acpi/><apic/><kvm><dirty-ring state='on' size='4096'/></kvm></features>
          <devices>
            <controller type='usb' model='none'/>
            <serial type='file'><source path='{Log}' append='on'/></serial>
            <memballoon model='none'/>
          </devices>
        </domain>
        """;
}
