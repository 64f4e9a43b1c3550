using System.Text.Json;
using System.Text.Json.Serialization;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Placement;

/// <summary>
/// What a VNF asks of a host: an immutable value, written in code or JSON. Compares by value; safe to share between threads.
/// Unknown names in the JSON are refused, so that a misspelt wish is not silently dropped.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record VnfProfile
{
    /// <summary>The most vCPUs a profile may ask for.</summary>
    public const int MaxVCpus = 1024;

    /// <summary>The most IOThreads a profile may ask for.</summary>
    public const int MaxIoThreads = 64;

    /// <summary>The most devices a profile may ask for.</summary>
    public const int MaxDevices = 64;

    /// <summary>The most shares of cache and bandwidth a profile may ask for; each takes a class of service of the host.</summary>
    public const int MaxShares = 16;

    private static readonly EquatableList<MemorySize> s_pageSizes = [MemorySize.FromGiB(1), MemorySize.FromMiB(2), MemorySize.FromKiB(4)];

    /// <summary>The name of the VNF, and of its domain.</summary>
    public required string Name { get; init; }

    /// <summary>The vCPUs; the index is the vCPU's number.</summary>
    public required EquatableList<VCpuProfile> VCpus { get; init; }

    /// <summary>All memory of the guest.</summary>
    public required MemorySize Memory { get; init; }

    /// <summary>Page sizes for the guest's memory, the most wanted first; later ones are fall-backs. Default 1 GiB, 2 MiB, 4 KiB. A size
    /// that is no larger than the host's base page means ordinary pages.</summary>
    public EquatableList<MemorySize> PageSizes { get; init => field = value ?? s_pageSizes; } = s_pageSizes;

    /// <summary>How exclusive vCPUs use the threads of a core.</summary>
    public SmtPolicy Smt { get; init; }

    /// <summary>Where QEMU's own threads and the IOThreads run.</summary>
    public EmulatorPolicy Emulator { get; init; }

    /// <summary>How many IOThreads the guest has, 0 to <see cref="MaxIoThreads"/>. Default 0.</summary>
    public int IoThreads { get; init; }

    /// <summary>Where the IOThreads run.</summary>
    public IoThreadPolicy IoThreadPolicy { get; init; }

    /// <summary>The core type of exclusive vCPUs that name none themselves: one of <see cref="CoreTypes"/> or the kernel's name of a type, such as
    /// <c>intel_atom</c>; null means any.</summary>
    public string? CoreType { get; init; }

    /// <summary>The guest's NUMA cells; empty means one cell with everything.</summary>
    public EquatableList<GuestCell> Cells { get; init => field = value ?? []; } = [];

    /// <summary>The PCI devices that the VNF needs.</summary>
    public EquatableList<DeviceRequest> Devices { get; init => field = value ?? []; } = [];

    /// <summary>Shares of cache and memory bandwidth; a vCPU is in one at most.</summary>
    public EquatableList<ResourceShare> Shares { get; init => field = value ?? []; } = [];

    /// <summary>The host's housekeeping CPUs for this VNF; null means those of the <see cref="PlacementPolicy"/>.</summary>
    public CpuSet? HostHousekeeping { get; init; }

    /// <summary>Reads a profile.</summary>
    /// <exception cref="JsonException">The text is not a profile, has a name that profiles don't know, or fails <see cref="Validate"/>.</exception>
    public static VnfProfile FromJson(string json)
    {
        var profile = SdkJson.Read(json, SdkJson.Context.VnfProfile);
        var faults = profile.Validate();
        return faults.Count == 0 ? profile : throw new JsonException($"The VNF profile can't be used: {string.Join(" ", faults)}");
    }

    /// <summary>Writes the profile as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.VnfProfile);

    /// <summary>Everything that is wrong with the profile in itself, one sentence each; empty when it can be placed on some host.</summary>
    public EquatableList<string> Validate() => [.. VnfProfileRules.Check(this)];

    internal EquatableList<GuestCell> EffectiveCells() =>
        Cells.Count > 0 ? Cells : [new GuestCell { VCpus = CpuSet.Range(0, VCpus.Count - 1), Memory = Memory }];

    internal int Count(VCpuRole role) => VCpus.Count(v => v.Role == role);
}
