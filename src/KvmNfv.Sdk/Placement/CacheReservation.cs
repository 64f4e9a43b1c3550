using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>Contiguous ways of one cache that somebody has alone.</summary>
/// <param name="CacheId">The cache's id in resctrl and libvirt.</param>
/// <param name="Level">The cache's level.</param>
/// <param name="Type">What of the cache: unified (libvirt: both), or data and instructions (libvirt: code) apart where the host runs with CDP.</param>
/// <param name="Mask">The ways as resctrl's bit mask. libvirt takes a size and chooses ways itself; the mask proves that there is room.</param>
/// <param name="Size">The ways' size in bytes, a whole number of the host's granules; what libvirt's cachetune takes.</param>
public readonly record struct CacheReservation(int CacheId, int Level, CacheType Type, ulong Mask, MemorySize Size)
{
    /// <summary>How many ways.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Ways => System.Numerics.BitOperations.PopCount(Mask);
}
