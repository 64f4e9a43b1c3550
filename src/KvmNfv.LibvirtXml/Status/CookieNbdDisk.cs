using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>A disk that is copied.</summary>
[Element("disk")]
public sealed partial class CookieNbdDisk : Element
{
    /// <summary>Its name in the guest.</summary>
    [Attr("target")]
    public partial string? Target { get; set; }

    /// <summary>Bytes.</summary>
    [Attr("capacity")]
    public partial ulong? Capacity { get; set; }
}
