namespace KvmNfv.Sdk.Placement;

/// <summary>One core with the usage laid over it.</summary>
internal sealed class CoreMap
{
    public required CoreLayout Layout { get; init; }

    /// <summary>Free threads that an exclusive vCPU may have, ascending.</summary>
    public required int[] Free { get; init; }

    /// <summary>What kind of core it is now.</summary>
    public required CoreKind Kind { get; init; }

    /// <summary>The kind's number, the same for equal kinds.</summary>
    public required int KindId { get; init; }

    /// <summary>Whether real-time vCPUs may come here, given isolated threads where the policy wants them.</summary>
    public required bool Quiet { get; init; }
}
