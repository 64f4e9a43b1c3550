using System.Runtime.CompilerServices;

namespace KvmNfv.Channels;

/// <summary>What a port of a <see cref="VhostUserSwitch"/> sees of VLANs (IEEE 802.1Q).</summary>
public sealed class VhostUserVlan
{
    /// <summary>The largest VLAN identifier; 0 and 4095 are reserved.</summary>
    internal const int MaxId = 4094;

    private readonly bool[] _carried = new bool[MaxId + 2];

    private VhostUserVlan(int untagged, IEnumerable<int> tagged)
    {
        Untagged = untagged;
        foreach (var id in tagged)
            _carried[Checked(id)] = true;
        Tagged = [.. Enumerable.Range(1, MaxId).Where(id => _carried[id])];
    }

    /// <summary>Frames pass as they are, whatever tags they have, to and from the other ports without VLANs.</summary>
    public static VhostUserVlan None { get; } = new(0, []);

    /// <summary>The VLAN of frames without a tag; 0: they are dropped, or, with <see cref="None"/>, belong to no VLAN.</summary>
    public int Untagged { get; }

    /// <summary>The VLANs of tagged frames, ascending; empty for <see cref="None"/> and access ports.</summary>
    public IReadOnlyList<int> Tagged { get; }

    internal bool IsNone => ReferenceEquals(this, None);

    /// <summary>An access port: the guest sends and gets untagged frames, which belong to one VLAN. Tagged ones are dropped.</summary>
    /// <param name="id">1 to 4094.</param>
    public static VhostUserVlan Access(int id) => new(Checked(id), []);

    /// <summary>A trunk: the guest sends and gets frames tagged with these VLANs; others are dropped.</summary>
    /// <param name="ids">Each 1 to 4094.</param>
    /// <param name="native">The VLAN of untagged frames; 0: they are dropped.</param>
    public static VhostUserVlan Trunk(IEnumerable<int> ids, int native = 0) => new(native == 0 ? 0 : Checked(native), ids);

    /// <summary>The VLAN of a frame from the guest; -1: it must be dropped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Of(bool isTagged, int id)
    {
        if (IsNone)
            return 0;
        // A priority tag (identifier 0) counts as none: IEEE 802.1Q section 6.9.1.
        if (!isTagged || id == 0)
            return Untagged == 0 ? -1 : Untagged;
        return id <= MaxId && _carried[id] ? id : -1;
    }

    /// <summary>Whether frames of a VLAN go out of this port.</summary>
    internal bool Carries(int id) => id == Untagged || _carried[id];

    private static int Checked(int id) => id is >= 1 and <= MaxId ? id
        : throw new ArgumentOutOfRangeException(nameof(id), id, $"A VLAN is 1 to {MaxId}.");
}
