using System.Text.Json;
using System.Text.Json.Serialization;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Placement;

/// <summary>A host's rules for placing, the same for every VNF on it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PlacementPolicy
{
    /// <summary>The CPUs of the host's own tasks, of emulator threads, IOThreads and housekeeping vCPUs; never given to exclusive vCPUs.
    /// Null means the core of CPU 0 (of the lowest online CPU where CPU 0 is offline), where the kernel keeps its own housekeeping.</summary>
    public CpuSet? Housekeeping { get; init; }

    /// <summary>The CPUs that shared vCPUs float over; never given to exclusive vCPUs. Null means the housekeeping CPUs.</summary>
    public CpuSet? Shared { get; init; }

    /// <summary>The CPUs of a poll-mode switch on the host (OVS-DPDK's PMD threads, VPP's workers): never given to anyone, and their siblings
    /// never to real-time vCPUs or emulators. Null means none.</summary>
    public CpuSet? PollMode { get; init; }

    /// <summary>Whether real-time vCPUs need isolated CPUs.</summary>
    public RealTimeIsolation Isolation { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not a policy, or one that can't be used.</exception>
    public static PlacementPolicy FromJson(string json)
    {
        var policy = SdkJson.Read(json, SdkJson.Context.PlacementPolicy);
        var faults = policy.Validate();
        return faults.Count == 0 ? policy : throw new JsonException($"The policy can't be used: {string.Join(" ", faults)}");
    }

    /// <summary>Writes the value as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.PlacementPolicy);

    /// <summary>Everything that is wrong with the policy in itself, one sentence each; empty when it can be used.</summary>
    public EquatableList<string> Validate() => [.. Check()];

    private IEnumerable<string> Check()
    {
        if (Housekeeping is { IsEmpty: true })
            yield return "housekeeping must name a CPU, or be left out for the core of CPU 0.";
        if (Shared is { IsEmpty: true })
            yield return "shared must name a CPU, or be left out for the housekeeping CPUs.";
        if (PollMode is { } poll && Housekeeping is { } housekeeping && poll.Overlaps(housekeeping))
            yield return $"CPU {poll & housekeeping} is in pollMode and in housekeeping: a poll-mode thread never yields its CPU.";
        if (PollMode is { } polling && Shared is { } shared && polling.Overlaps(shared))
            yield return $"CPU {polling & shared} is in pollMode and in shared: a poll-mode thread never yields its CPU.";
        if (!Enum.IsDefined(Isolation))
            yield return "isolation has an unknown value.";
    }
}
