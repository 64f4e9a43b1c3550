using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>Locks that move.</summary>
[Element("lockstate")]
public sealed partial class CookieLockState : Element
{
    /// <summary>Lock manager.</summary>
    [Attr("driver")]
    public partial string? Driver { get; set; }

    /// <summary>The locks.</summary>
    [Text("leases")]
    public partial string? Leases { get; set; }
}
