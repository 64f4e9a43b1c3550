using KvmNfv.Sdk.Migration;
using KvmNfv.Tests;

namespace KvmNfv.Cli.Tests;

/// <summary>
/// A guest on KVM (tests/lab/lab-host.sh kvm: a host, itself emulated, whose KVM is real) with the dirty ring: the write rate of each vCPU, and a migration between
/// two daemons.
/// </summary>
[Category("Lab")]
internal sealed class MigrateKvmLabTests
{
    private static readonly string s_lab = Path.Combine(Repository.Root, "tests", "lab", "lab-host.sh");

    private string _share = "";

    [OneTimeSetUp]
    public async Task Prepare()
    {
        _share = Directory.CreateTempSubdirectory("kvmnfv-lab-").FullName;
        if (Environment.GetEnvironmentVariable("KVMNFV_LIBVIRT") == "backports")
            Assert.Ignore("The lab host sees the installed libvirt: the run with that shows it.");
        if (!File.Exists("/usr/sbin/libvirtd"))
            Assert.Ignore("No libvirtd is installed (package libvirt-daemon).");
        if (!Environment.IsPrivilegedProcess)
            Assert.Ignore("The lab host's daemons need files that root alone may read.");
        var (code, _, error) = await ToolProcess.RunAsync(TimeSpan.FromMinutes(5), s_lab, "prepare", "kvm");
        if (code != 0)
            Assert.Ignore($"The lab host can't be had here: {error.Trim()}");
    }

    [OneTimeTearDown]
    public void Clean() => Directory.Delete(_share, recursive: true);

    [Test]
    public async Task Guest_with_a_dirty_ring_tells_who_writes_and_moves()
    {
        var (_, image, _) = await ToolProcess.RunAsync(TimeSpan.FromMinutes(2), Path.Combine(Repository.Root, "tests", "lab", "guest.sh"), "--dirty");
        var files = image.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        await File.WriteAllTextAsync(Path.Combine(_share, "guest.xml"), $"""
            <domain type="kvm"><name>vnf</name><memory unit="MiB">128</memory><vcpu>2</vcpu>
              <os><type arch="x86_64" machine="q35">hvm</type><kernel>{files["KERNEL"]}</kernel><initrd>{files["INITRD"]}</initrd>
                <cmdline>console=ttyS0 quiet panic=-1 dirty=32,20,uniform</cmdline></os>
              <features><acpi/><kvm><dirty-ring state="on" size="4096"/></kvm></features><cpu mode="custom"><model>qemu64</model></cpu>
              <devices><emulator>/usr/bin/qemu-system-x86_64</emulator><serial type="file"><source path="/tmp/console" append="on"/></serial><memballoon model="none"/></devices>
            </domain>
            """);
        var (code, output, error) = await ToolProcess.RunAsync(TimeSpan.FromSeconds(590), s_lab, "--cpus", "4", "--timeout", "560", "--share", _share, "kvm", $$"""
            cd {{Repository.Root}} || exit 9
            export KVMNFV_LAB=/tmp/lab
            tests/lab/daemon.sh up kvma >/tmp/a & tests/lab/daemon.sh up kvmb >/tmp/b; wait
            a=$(cat /tmp/a) b=$(cat /tmp/b)
            virsh -q -c "$a" define /lab/guest.xml && virsh -q -c "$a" start vnf || exit 8
            for i in $(seq 120); do grep -q "DIRTY pass" /tmp/console && break; sleep 1; done
            {{ToolProcess.InLab}} migrate plan vnf -c "$a" --to "$b" --migrate-uri tcp://127.0.0.1 -o json >/lab/plan.json 2>/lab/plan.err
            {{ToolProcess.InLab}} migrate run vnf -c "$a" --to "$b" --migrate-uri tcp://127.0.0.1 --no-measure --yes --journal /tmp/journal --report /lab/report.json
            cat /lab/plan.err; sleep 3; cp /tmp/console /lab/console; virsh -c "$b" domstate vnf
            """);
        TestContext.Out.WriteLine(output + error);
        Assert.That(File.Exists(Path.Combine(_share, "report.json")), Is.True, $"exit code {code}: {output}{error}");
        var plan = (MigrationPlan)MigrationPlanResult.FromJson(await File.ReadAllTextAsync(Path.Combine(_share, "plan.json")));
        var report = MigrationReport.FromJson(await File.ReadAllTextAsync(Path.Combine(_share, "report.json")));
        var console = await File.ReadAllTextAsync(Path.Combine(_share, "console"));
        Assert.Multiple(() =>
        {
            var ring = plan.Preflight.Prerequisites.Single(p => p.Name == "dirty-ring");
            TestContext.Out.WriteLine(ring.Evidence);
            Assert.That(ring.Met, Is.True);
            Assert.That(ring.Evidence, Does.Match(@"vCPU 0 writes \d+ Mbit/s, vCPU 1 writes \d+ Mbit/s").And.Match(@"writes [1-9]\d* Mbit"));
            Assert.That(report.Outcome, Is.EqualTo(MigrationState.Completed), report.Error);
            Assert.That(report.Proved, Is.True, string.Join(", ", report.Proof));
            Assert.That(report.Passes, Is.Not.Empty);
            Assert.That(report.Downtime.Events, Is.Not.Null);
            Assert.That(console, Does.Not.Contain("CORRUPT").And.Not.Contain("panic:"));
            Assert.That(output, Does.Contain("running"));
        });
    }
}
