using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// What planning a migration needs to know about one of the two hosts. An immutable value: read it with <see cref="MigrationFactsReader"/>, or
/// write it by hand to plan for hosts that are not there. What is unknown is null and is treated with caution, not as absent.
/// </summary>
public sealed record MigrationHostFacts
{
    /// <summary>The URI by which the host's libvirt is reached.</summary>
    public required string Uri { get; init; }

    /// <summary>The host's name.</summary>
    public string? HostName { get; init; }

    /// <summary>The host UUID that libvirt compares: two hosts with the same one refuse each other.</summary>
    public Guid? Uuid { get; init; }

    /// <summary>The daemon's libvirt version.</summary>
    public required Version Libvirt { get; init; }

    /// <summary>The QEMU that new domains get.</summary>
    public required Version Qemu { get; init; }

    /// <summary>The host's architecture, such as <c>x86_64</c>.</summary>
    public string? Architecture { get; init; }

    /// <summary>The domain types the host can run: <c>kvm</c>, <c>qemu</c>. Empty when unknown.</summary>
    public EquatableList<string> DomainTypes { get; init => field = value ?? []; } = [];

    /// <summary>Names of machine types for the domain's architecture, aliases and canonical ones. Empty when unknown.</summary>
    public EquatableList<string> Machines { get; init => field = value ?? []; } = [];

    /// <summary>The host's CPU.</summary>
    public HostCpuFacts Cpu { get; init => field = value ?? new(); } = new();

    /// <summary>Whether the domain's CPU can run here, by libvirt's own comparison; read for one domain.</summary>
    public HostAbility RunsGuestCpu { get; init; } = HostAbility.Unknown("not read");

    /// <summary>Huge pages of each size over all nodes.</summary>
    public EquatableList<HugePagePool> HugePages { get; init => field = value ?? []; } = [];

    /// <summary>Free ordinary memory; null when unknown.</summary>
    public MemorySize? FreeMemory { get; init; }

    /// <summary>Online CPUs that are not isolated: those that migration threads may use. Empty when unknown.</summary>
    public CpuSet HousekeepingCpus { get; init => field = value ?? CpuSet.Empty; } = CpuSet.Empty;

    /// <summary>How many of <see cref="HousekeepingCpus"/> have time to spare; null when unknown, then all of them are taken to.</summary>
    public int? FreeHousekeepingCpus { get; init; }

    /// <summary>Whether QEMU may use userfaultfd there, which post-copy needs on the destination.</summary>
    public HostAbility UserFaultFd { get; init; } = HostAbility.Unknown("not read");

    /// <summary>Whether KVM has the dirty ring (x86: Linux 5.11; Arm: 6.2).</summary>
    public HostAbility DirtyRing { get; init; } = HostAbility.Unknown("not read");

    /// <summary>Whether KVM uses Intel's page-modification logging.</summary>
    public HostAbility Pml { get; init; } = HostAbility.Unknown("not read");

    /// <summary>Whether TLS certificates for migration are set up.</summary>
    public HostAbility Tls { get; init; } = HostAbility.Unknown("not read");

    /// <summary>Interfaces that migrations may use. Empty when unknown.</summary>
    public EquatableList<HostLink> Links { get; init => field = value ?? []; } = [];

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not a host's facts.</exception>
    public static MigrationHostFacts FromJson(string json) => SdkJson.Read(json, SdkJson.Context.MigrationHostFacts);

    /// <summary>Writes the value as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.MigrationHostFacts);
}
