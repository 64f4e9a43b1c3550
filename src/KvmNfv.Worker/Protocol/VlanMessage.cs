using KvmNfv.Channels;

namespace KvmNfv.Worker.Protocol;

/// <summary>What a port sees of VLANs; a port without one passes frames as they are.</summary>
internal sealed class VlanMessage
{
    private const int MaxId = 4094;

    /// <summary>The VLAN of untagged frames; 0: they are dropped.</summary>
    public int Untagged { get; set; }

    /// <summary>The VLANs of tagged frames.</summary>
    public List<int> Tagged { get; set; } = [];

    public static VlanMessage? From(VhostUserVlan value) => ReferenceEquals(value, VhostUserVlan.None) ? null : new()
    {
        Untagged = value.Untagged,
        Tagged = [.. value.Tagged],
    };

    public VhostUserVlan ToValue()
    {
        Limits.Count(Tagged.Count, MaxId, "VLANs of a port");
        return Tagged.Count == 0 ? VhostUserVlan.Access(Untagged) : VhostUserVlan.Trunk(Tagged, Untagged);
    }
}
