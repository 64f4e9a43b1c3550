namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>What is always true of a check, whatever the machine.</summary>
internal sealed record CheckDefinition(string Id, string Title, CheckSeverity Severity)
{
    public static EquatableList<ReadinessProfile> BothProfiles { get; } = [ReadinessProfile.Realtime, ReadinessProfile.Packet];

    public static EquatableList<ReadinessProfile> RealtimeOnly { get; } = [ReadinessProfile.Realtime];

    /// <summary>What is wanted, on a host for real-time guests and wherever the next two say nothing else.</summary>
    public required string Wanted { get; init; }

    /// <summary>What the packet profile wants, where it is something else.</summary>
    public string? WantedForPackets { get; init; }

    /// <summary>What is wanted inside a guest, where it is something else.</summary>
    public string? WantedInGuest { get; init; }

    public required string Reason { get; init; }

    public required string Source { get; init; }

    /// <summary>The files that are looked at, for the documentation; a result's evidence says what was really read.</summary>
    public required string Reads { get; init; }

    public EquatableList<ReadinessProfile> Profiles { get; init; } = BothProfiles;

    public CheckScope Scope { get; init; } = CheckScope.Both;

    public CheckArea Area => Id[0] switch
    {
        'K' => CheckArea.Kernel,
        'M' => CheckArea.Memory,
        'P' => CheckArea.Platform,
        'V' => CheckArea.Kvm,
        'I' => CheckArea.Devices,
        'R' => CheckArea.Cache,
        'L' => CheckArea.Libvirt,
        _ => throw new InvalidOperationException($"No area of checks begins with the letter of '{Id}'."),
    };

    public string WantedFor(ReadinessProfile profile, MachineRole role) =>
        (role == MachineRole.Guest ? WantedInGuest : null) ?? (profile == ReadinessProfile.Packet ? WantedForPackets : null) ?? Wanted;
}
