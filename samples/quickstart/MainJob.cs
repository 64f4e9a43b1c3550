using KvmNfv.LibvirtXml;
using KvmNfv.Sdk;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Samples.Quickstart;

/// <summary>The main job of the SDK from end to end; read this file first.</summary>
internal static class MainJob
{
    /// <returns>Whether everything that runs is as planned.</returns>
    public static async Task<bool> RunAsync(QuickstartOptions options, CancellationToken cancellationToken)
    {
        await using var hypervisor = await Hypervisor.OpenAsync(options.Uri, cancellationToken);
        var connection = hypervisor.Connection;

        // 1. What is this host made of?
        var capabilities = CapabilitiesDocument.Parse(await connection.GetCapabilitiesAsync(cancellationToken));
        var host = await new HostReader().ReadAsync(connection, cancellationToken);
        Print.Host(connection, host);

        // 2. Where does the VNF go, and why?
        var profile = hypervisor.AllowsRealTime ? options.Profile : WithoutRealTime(options.Profile);
        var result = new Placer().Place(host, profile);
        Directory.CreateDirectory(options.OutputFolder);
        await File.WriteAllTextAsync(Path.Combine(options.OutputFolder, "plan.json"), result.ToJson(), cancellationToken);
        if (result is not PlacementPlan plan)
        {
            Print.Refusal((PlacementRefusal)result);
            return false;
        }

        Print.Plan(plan);

        // 3. Start it: KVM where a KVM guest shows life, else emulation.
        await using var guest = await RunningGuest.StartAsync(hypervisor, capabilities, profile, plan, options.Guest, cancellationToken);

        // 4. What did it really get? From the kernel, and from libvirt.
        var report = await Proof.ReadAsync(guest.Domain, plan, cancellationToken);

        // 5. Planned against actual.
        Print.Report(report);
        var file = Path.Combine(options.OutputFolder, "result.json");
        await File.WriteAllTextAsync(file, Result.ToJson(guest, report), cancellationToken);
        Print.Verdict(report, options.OutputFolder);
        return report.Matches;
    }

    // Without CAP_SYS_NICE or RLIMIT_RTPRIO the kernel refuses SCHED_FIFO; the CPU to itself is still to be had.
    private static VnfProfile WithoutRealTime(VnfProfile profile)
    {
        Console.WriteLine("note: this user may not use real-time scheduling; the data plane gets dedicated CPUs without SCHED_FIFO (run as root to have both)");
        return profile with
        {
            VCpus = [.. profile.VCpus.Select(v => v.Role == VCpuRole.RealTime ? new VCpuProfile { Role = VCpuRole.Dedicated } : v)],
        };
    }
}
