using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Migration;

/// <summary>What planning a migration needs to know about the domain. An immutable value, from its document and its live statistics.</summary>
public sealed record MigrationDomainFacts
{
    /// <summary>The domain's name.</summary>
    public required string Name { get; init; }

    /// <summary>The domain's UUID.</summary>
    public required Guid Uuid { get; init; }

    /// <summary>The domain type: <c>kvm</c>, or <c>qemu</c> for emulation without KVM.</summary>
    public required string Type { get; init; }

    /// <summary>The machine type, such as <c>pc-q35-9.2</c>.</summary>
    public required string Machine { get; init; }

    /// <summary>The guest's architecture.</summary>
    public string? Architecture { get; init; }

    /// <summary>Whether it runs.</summary>
    public required bool Active { get; init; }

    /// <summary>Whether the host keeps its definition when it stops.</summary>
    public required bool Persistent { get; init; }

    /// <summary>Virtual CPUs.</summary>
    public required int VCpus { get; init; }

    /// <summary>The guest's memory as it is now (after the balloon, where there is one).</summary>
    public required MemorySize Memory { get; init; }

    /// <summary>Memory of the process that is resident: an upper bound of pages that are not zero. Null when unknown.</summary>
    public MemorySize? Resident { get; init; }

    /// <summary>The page size behind the guest's memory; the largest where there are several, 4 KiB without huge pages.</summary>
    public MemorySize PageSize { get; init => field = value == MemorySize.Zero ? MemorySize.FromKiB(4) : value; } = MemorySize.FromKiB(4);

    /// <summary>Whether other processes may map the guest's memory, which vhost-user needs.</summary>
    public bool SharedMemory { get; init; }

    /// <summary>Whether the guest's memory is locked.</summary>
    public bool LockedMemory { get; init; }

    /// <summary>The limit of the process' memory (<c>memtune/hard_limit</c>).</summary>
    public MemorySize? HardLimit { get; init; }

    /// <summary>Whether a vCPU runs in a real-time class.</summary>
    public bool RealTime { get; init; }

    /// <summary>Whether vCPUs are pinned.</summary>
    public bool Pinned { get; init; }

    /// <summary>Where QEMU's own threads may run; migration threads inherit it. Null when nothing pins them.</summary>
    public CpuSet? EmulatorPin { get; init; }

    /// <summary>The CPU mode: <c>host-passthrough</c>, <c>host-model</c>, <c>custom</c>, <c>maximum</c>; null without a <c>cpu</c> element.</summary>
    public string? CpuMode { get; init; }

    /// <summary>Whether the document has KVM's dirty ring on.</summary>
    public bool DirtyRing { get; init; }

    /// <summary>QEMU's own options in the document (<c>qemu:commandline</c>), in order; not empty means that the domain is tainted.</summary>
    public EquatableList<string> CommandLine { get; init => field = value ?? []; } = [];

    /// <summary>The disks.</summary>
    public EquatableList<MigrationDisk> Disks { get; init => field = value ?? []; } = [];

    /// <summary>Devices that matter to migration.</summary>
    public EquatableList<MigrationDevice> Devices { get; init => field = value ?? []; } = [];

    /// <summary>Takes the facts from a domain's document, the live one for a running domain.</summary>
    /// <param name="document">The document.</param>
    /// <param name="active">Whether it runs.</param>
    /// <param name="persistent">Whether the host keeps its definition.</param>
    /// <param name="resident">Resident memory of its process; null when unknown.</param>
    /// <exception cref="InvalidDataException">The document has no name, UUID, type, machine or memory.</exception>
    public static MigrationDomainFacts FromDocument(DomainDocument document, bool active, bool persistent, MemorySize? resident = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        return DomainFactsFromDocument.Read(document, active, persistent, resident);
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not a domain's facts.</exception>
    public static MigrationDomainFacts FromJson(string json) => SdkJson.Read(json, SdkJson.Context.MigrationDomainFacts);

    /// <summary>Writes the value as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.MigrationDomainFacts);
}
