using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How interrupts are merged.</summary>
[Element("coalesce")]
public sealed partial class Coalesce : Element
{
    /// <summary>On the way to the guest.</summary>
    [Child("rx")]
    public partial CoalesceReceive Receive { get; set; }
}
