using System.Diagnostics;
using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Audit;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;
using KvmNfv.Sdk.Tests.Placement;

namespace KvmNfv.Sdk.Tests.Guests;

/// <summary>A real guest (TCG) of a plan on this machine's first two CPUs, on QEMU embedded in this process.</summary>
internal sealed class LiveGuest : IAsyncDisposable
{
    private readonly EmbeddedHypervisor _hypervisor;
    private readonly string _log;

    private LiveGuest(EmbeddedHypervisor hypervisor, HostTopology host, IDomain domain, VnfProfile profile, PlacementPlan plan, string log)
    {
        (_hypervisor, Host, Domain, Profile, Plan, _log) = (hypervisor, host, domain, profile, plan, log);
        Process = hypervisor.FindProcess(domain.Name) ?? throw new InvalidOperationException("The guest has no process.");
    }

    public LibvirtConnection Connection => _hypervisor.Connection;

    public HostTopology Host { get; }

    public IDomain Domain { get; }

    public VnfProfile Profile { get; }

    public PlacementPlan Plan { get; }

    public int Process { get; }

    /// <summary>Starts one and waits for its sign of life; the test is skipped, with the reason, where none can be had.</summary>
    /// <param name="vcpus">Letters of roles, as in <see cref="TestProfile"/>.</param>
    /// <param name="housekeeping">The CPU of housekeeping; exclusive vCPUs get the other.</param>
    /// <param name="persistent">Whether it is defined and then started.</param>
    public static async Task<LiveGuest> StartAsync(string vcpus, int housekeeping = 0, bool persistent = false)
    {
        Need();
        var hypervisor = await EmbeddedHypervisor.StartAsync();
        var log = Path.Combine(hypervisor.Root, $"serial-{Guid.NewGuid():N}.log");
        try
        {
            var host = await new HostReader().ReadAsync(hypervisor.Connection);
            var profile = TestProfile.Make(vcpus, 128) with { IoThreads = 1 };
            var plan = PlanOn(host, profile, housekeeping);
            var xml = NfvDomain.Build(profile, plan, new NfvDomainOptions
            {
                Hypervisor = DomainType.Qemu, Kernel = Environment.GetEnvironmentVariable("KVMNFV_GUEST_KERNEL"), InitialRamDisk = Environment.GetEnvironmentVariable("KVMNFV_GUEST_INITRD"),
                CommandLine = "console=ttyS0 quiet panic=-1", SerialLog = log,
            }, host).ToString();
            var domain = persistent ? await hypervisor.Connection.DefineDomainAsync(xml, DomainDefineFlags.Validate) : await hypervisor.Connection.CreateDomainAsync(xml, DomainCreateFlags.StartValidate);
            if (persistent)
                await domain.CreateAsync();
            Assert.That(() => File.ReadAllText(log), Does.Contain("GUEST UP").After(60_000, 50), "the guest gave no sign of life");
            return new LiveGuest(hypervisor, host, domain, profile, plan, log);
        }
        catch
        {
            await hypervisor.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same VNF with another housekeeping CPU.</summary>
    public PlacementPlan PlanOn(int housekeeping) => PlanOn(Host, Profile, housekeeping);

    public Task<AuditReport> AuditAsync(AuditOptions? options = null) => new DomainAuditor().AuditAsync(Connection, Domain, options ?? new AuditOptions { Profile = Profile });

    /// <summary>What the audit says beyond what this machine is: it isolates nothing, and its interrupts go anywhere.</summary>
    public async Task<string[]> FoundAsync(AuditSeverity least = AuditSeverity.Error) =>
        [.. (await AuditAsync()).Findings.Where(f => f.Severity >= least && f.Rule is not ("host-not-isolated" or "realtime-tick" or "running-irq" or "running-irq-fired"
            or "cpu-housekeeping" or "emulator-beside-realtime" or "iothread-beside-realtime" or "sibling-leak" or "running-on-realtime" or "hugepages-missing")).Select(f => f.Rule).Distinct()];

    /// <summary>The CPUs of QEMU's threads by their names.</summary>
    public ILookup<string, string> Threads() => Directory.GetDirectories($"/proc/{Process}/task").ToLookup(
        t => File.ReadAllText(Path.Combine(t, "comm")).TrimEnd(), t => File.ReadAllLines(Path.Combine(t, "status")).First(l => l.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)).Split('\t')[1]);

    public int Thread(string name) => Directory.GetDirectories($"/proc/{Process}/task").Where(t => File.ReadAllText(Path.Combine(t, "comm")).TrimEnd() == name).Select(t => int.Parse(Path.GetFileName(t))).Single();

    public static void Run(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit(10_000);
        Assert.That(process.ExitCode, Is.Zero, error);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (await Domain.IsPersistentAsync())
                await Domain.UndefineAsync();
        }
        finally
        {
            Domain.Dispose();
            File.Delete(_log);
            await _hypervisor.DisposeAsync();
        }
    }

    private static PlacementPlan PlanOn(HostTopology host, VnfProfile profile, int housekeeping)
    {
        var policy = new PlacementPolicy { Housekeeping = CpuSet.Of(housekeeping), Isolation = RealTimeIsolation.Ignored };
        // Only the first two CPUs, so that threads have to change places whatever the machine.
        var two = host with { Cpus = [.. host.Cpus.Select(c => c with { Online = c.Online && c.Id < 2, Siblings = CpuSet.Of(c.Id) })] };
        return new Placer(policy).Place(two, profile) as PlacementPlan ?? throw new InvalidOperationException("This machine has no room for the test's guest.");
    }

    private static void Need()
    {
        if (Environment.GetEnvironmentVariable("KVMNFV_GUEST_KERNEL") is null)
            Assert.Ignore("No guest to boot: tests/run.sh makes one and names it in KVMNFV_GUEST_KERNEL and KVMNFV_GUEST_INITRD.");
        if (!LibvirtLibrary.IsInstalled || !File.Exists("/usr/bin/qemu-system-x86_64"))
            Assert.Ignore("libvirt or qemu-system-x86 is not installed.");
        if (!Environment.IsPrivilegedProcess)
            Assert.Ignore("Real-time classes and reading QEMU's memory need root.");
        if (Environment.ProcessorCount < 2)
            Assert.Ignore("The machine has one CPU only.");
    }
}
