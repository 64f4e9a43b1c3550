using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A hypervisor for an architecture.</summary>
[Element("domain")]
public sealed partial class GuestDomainType : Element
{
    /// <summary>The hypervisor.</summary>
    [Attr("type")]
    public partial DomainType? Type { get; set; }

    /// <summary>Program that runs it, where it differs.</summary>
    [Text("emulator")]
    public partial string? Emulator { get; set; }

    /// <summary>Machine types, where they differ.</summary>
    [Items("machine")]
    public partial ElementList<GuestMachine> Machines { get; }
}
