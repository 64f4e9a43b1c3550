using System.Numerics;
using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Hosts;

/// <summary>How the caches of one level can be divided: a mask of ways for each class of service (files of <c>info/L3</c> in resctrl).</summary>
public sealed record ResctrlCache
{
    /// <summary>The cache level: 2 or 3.</summary>
    public required int Level { get; init; }

    /// <summary>What the masks rule: everything, or with code and data prioritization (CDP) data and code (<see cref="CacheType.Instruction"/>) apart.</summary>
    public CacheType Type { get; init; }

    /// <summary>The mask of all ways (<c>cbm_mask</c>).</summary>
    public ulong CbmMask { get; init; }

    /// <summary>How many parts the mask divides a cache into.</summary>
    [JsonIgnore]
    public int Ways => BitOperations.PopCount(CbmMask);

    /// <summary>The fewest ways that a mask must have (<c>min_cbm_bits</c>).</summary>
    public int MinCbmBits { get; init => field = value < 1 ? 1 : value; } = 1;

    /// <summary>How many classes of service there are, the root group's included (<c>num_closids</c>).</summary>
    public int ClosIds { get; init; }

    /// <summary>Ways that other hardware may fill too, such as I/O through DDIO (<c>shareable_bits</c>).</summary>
    public ulong ShareableBits { get; init; }

    /// <summary>Whether a mask may have gaps (<c>sparse_masks</c>, Linux 6.7); false where the kernel doesn't tell.</summary>
    public bool SparseMasks { get; init; }
}
