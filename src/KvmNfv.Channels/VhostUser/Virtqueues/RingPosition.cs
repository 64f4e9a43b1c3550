using System.Runtime.CompilerServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>A place in a packed ring: the index and the wrap counter of the lap (virtio 1.2 section 2.8.1).</summary>
internal readonly record struct RingPosition(ushort Index, bool Wrap)
{
    /// <summary>Both ring positions as the front-end stores them: available in the lower 16 bits, used in the upper (vhost-user, "Vring state description").</summary>
    public uint AsBase
    {
        get
        {
            var half = Index | (Wrap ? 0x8000u : 0);
            return half | half << 16;
        }
    }

    /// <summary>The available half of a base.</summary>
    public static RingPosition FromBase(uint value) => new((ushort)(value & 0x7fff), (value & 0x8000) != 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RingPosition Plus(uint descriptors, uint size)
    {
        var index = Index + descriptors;
        return index < size ? new((ushort)index, Wrap) : new((ushort)(index - size), !Wrap);
    }

    public RingPosition Minus(uint descriptors, uint size) =>
        Index >= descriptors ? new((ushort)(Index - descriptors), Wrap) : new((ushort)(Index + size - descriptors), !Wrap);

    /// <summary>How many descriptors after <paramref name="other"/> this place comes: 0 to 2 * size - 1.</summary>
    public uint DistanceFrom(RingPosition other, uint size)
    {
        var distance = (int)Index - other.Index + (Wrap == other.Wrap ? 0 : (int)size);
        return (uint)(distance < 0 ? distance + 2 * (int)size : distance);
    }
}
