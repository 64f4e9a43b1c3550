namespace KvmNfv.Channels;

/// <summary>A <see cref="VhostUserSwitch"/> of a data plane.</summary>
public sealed record DataPlaneSwitch
{
    /// <summary>The name to add and remove ports by.</summary>
    public required string Name { get; init; }

    /// <summary>CPUs, ageing, limits.</summary>
    public VhostUserSwitchOptions Options { get; init; } = new();

    /// <summary>The ports that it starts with. Default: none.</summary>
    public IReadOnlyList<VhostUserPortOptions> Ports { get; init; } = [];
}
