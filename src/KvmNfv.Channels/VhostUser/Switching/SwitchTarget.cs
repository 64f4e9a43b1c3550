namespace KvmNfv.Channels.VhostUser;

/// <summary>Where a frame goes when not to one port, whose number is 0 or more.</summary>
internal static class SwitchTarget
{
    public const int Drop = -1;

    /// <summary>To every other port that carries its VLAN.</summary>
    public const int Flood = -2;
}
