using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Samples.Quickstart;

/// <summary>A guest that has shown life. Disposing destroys it and what it wrote.</summary>
internal sealed class RunningGuest : IAsyncDisposable
{
    // A KVM guest is up in about a second; emulation on a busy machine takes its time.
    private static readonly TimeSpan s_kvmPatience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan s_emulationPatience = TimeSpan.FromSeconds(90);

    private readonly string _folder;

    private RunningGuest(IDomain domain, DomainType hypervisor, string? whyNotKvm, TimeSpan bootTime, string folder)
    {
        Domain = domain;
        Hypervisor = hypervisor;
        WhyNotKvm = whyNotKvm;
        BootTime = bootTime;
        _folder = folder;
    }

    public IDomain Domain { get; }

    public DomainType Hypervisor { get; }

    /// <summary>Why it is emulated; null when it runs under KVM.</summary>
    public string? WhyNotKvm { get; }

    /// <summary>From creation to the sign of life.</summary>
    public TimeSpan BootTime { get; }

    public static async Task<RunningGuest> StartAsync(Hypervisor host, CapabilitiesDocument capabilities,
        VnfProfile profile, PlacementPlan plan, Guest guest, CancellationToken cancellationToken)
    {
        var whyNot = HasKvm(capabilities) ? null : "libvirt offers no KVM here (no /dev/kvm)";
        if (whyNot is null)
        {
            try
            {
                return await TryAsync(DomainType.Kvm, s_kvmPatience, null);
            }
            catch (Exception e) when (e is LibvirtException or QuickstartException)
            {
                // Some machines have a /dev/kvm under which no ordinary guest lives; only a guest's sign of life decides.
                whyNot = $"no guest showed life under KVM: {e.Message}";
            }
        }

        Console.WriteLine($"Emulating (TCG): {whyNot}");
        return await TryAsync(DomainType.Qemu, s_emulationPatience, whyNot);

        Task<RunningGuest> TryAsync(DomainType hypervisor, TimeSpan patience, string? why) =>
            BootAsync(host, hypervisor, why, patience, profile, plan, guest, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await DestroyAsync(Domain);
        Domain.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool HasKvm(CapabilitiesDocument capabilities) =>
        capabilities.Guests.Any(g => g.Architecture.DomainTypes.Any(d => d.Type == DomainType.Kvm));

    private static async Task<RunningGuest> BootAsync(Hypervisor host, DomainType hypervisor, string? whyNotKvm, TimeSpan patience,
        VnfProfile profile, PlacementPlan plan, Guest guest, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("kvmnfv-guest-").FullName;
        // libvirt opens the log, maybe as another account.
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        IDomain? domain = null;
        try
        {
            var log = Path.Combine(folder, "serial.log");
            var document = NfvDomain.Build(profile, plan, new NfvDomainOptions
            {
                Hypervisor = hypervisor,
                Kernel = guest.Kernel,
                InitialRamDisk = guest.InitialRamDisk,
                CommandLine = "console=ttyS0 quiet panic=-1",
                SerialLog = log,
            });
            var start = TimeProvider.System.GetTimestamp();
            // Should this process be killed, a daemon takes the guest down with the connection; the embedded driver can't.
            var flags = host.IsEmbedded ? DomainCreateFlags.None : DomainCreateFlags.StartAutodestroy;
            domain = await host.Connection.CreateDomainAsync(document.ToString(), flags, cancellationToken);
            await SerialLog.WaitForAsync(log, guest.SignOfLife, domain, patience, cancellationToken);
            var time = TimeProvider.System.GetElapsedTime(start);
            Console.WriteLine($"Guest '{domain.Name}' is up after {time.TotalSeconds:0.0} s, {(hypervisor == DomainType.Kvm ? "KVM" : "TCG")}");
            return new(domain, hypervisor, whyNotKvm, time, folder);
        }
        catch
        {
            if (domain is not null)
                await DestroyAsync(domain);
            domain?.Dispose();
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private static async Task DestroyAsync(IDomain domain)
    {
        try
        {
            await domain.DestroyAsync();
        }
        catch (LibvirtNotFoundException)
        {
            // It ended by itself: transient, so it is gone.
        }
    }
}
