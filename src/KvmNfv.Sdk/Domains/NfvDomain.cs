using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Domains;

/// <summary>
/// Makes the domain document of a planned VNF: static pinning, strict memory, real-time classes, and none of the devices and timers that a
/// VNF doesn't need. Pure: nothing is defined or started. Each element's reason stands in docs/placement.md.
/// </summary>
public static class NfvDomain
{
    /// <summary>The namespace of the plan in a domain's metadata.</summary>
    public const string MetadataNamespace = "urn:kvmnfv:placement:1";

    internal const string MetadataName = "plan";
    internal const string MetadataPrefix = "kvmnfv";

    /// <summary>Builds the document.</summary>
    /// <param name="profile">The profile that was placed.</param>
    /// <param name="plan">The plan that the placer made for it.</param>
    /// <param name="options">How the domain boots and what runs it.</param>
    /// <param name="host">The host that was placed on: tells which CPUs are siblings, so that the guest's threads can be the host's. Null gives each
    /// vCPU a core.</param>
    /// <returns>A new document that the caller may go on changing.</returns>
    /// <exception cref="ArgumentException">The plan is not one of this profile, or an option contradicts another.</exception>
    public static DomainDocument Build(VnfProfile profile, PlacementPlan plan, NfvDomainOptions options, HostTopology? host = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        Check(profile, plan, options);
        var domain = new DomainDocument
        {
            Type = options.Hypervisor,
            Name = profile.Name,
            Uuid = options.Uuid,
            Memory = profile.Memory,
            CurrentMemory = profile.Memory,
            Vcpu = { Value = (uint)profile.VCpus.Count, Placement = VcpuPlacement.Static },
            // A guest that went wrong must not start again on its own: whoever scales the VNF decides.
            OnPowerOff = LifecycleAction.Destroy,
            OnReboot = LifecycleAction.Restart,
            OnCrash = LifecycleAction.Destroy,
        };
        if (profile.IoThreads > 0)
            domain.IoThreads = (uint)profile.IoThreads;
        DomainTuning.Apply(domain, plan, options);
        DomainMachine.Apply(domain, profile, plan, options, host);
        if (options.KeepPlan)
            KeepPlan(domain, plan);
        return domain;
    }

    private static void KeepPlan(DomainDocument domain, PlacementPlan plan)
    {
        domain.Metadata = new Metadata();
        domain.Metadata.Raw.Add(new RawElement(MetadataName, MetadataNamespace, MetadataPrefix) { Value = plan.ToJson() });
    }

    private static void Check(VnfProfile profile, PlacementPlan plan, NfvDomainOptions options)
    {
        var memory = plan.Cells.Aggregate(0UL, (sum, c) => sum + c.Memory.Bytes);
        if (plan.VCpus.Count != profile.VCpus.Count || memory != profile.Memory.Bytes || plan.IoThreads.Count != profile.IoThreads
            || plan.VCpus.Where((v, i) => v.VCpu != i || v.Role != profile.VCpus[i].Role).Any())
            throw new ArgumentException($"The plan for '{plan.Vnf}' is not a plan of the profile '{profile.Name}': place the profile again.", nameof(plan));
        if (options.Kernel is null && (options.InitialRamDisk ?? options.CommandLine) is not null)
            throw new ArgumentException("An initial RAM disk or command line is given without a kernel.", nameof(options));
    }
}
