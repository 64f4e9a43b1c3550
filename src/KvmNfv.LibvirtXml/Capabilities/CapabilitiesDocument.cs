using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What a host has and which guests it can run: <c>virsh capabilities</c>.</summary>
[Element("capabilities", Order = "host guest")]
[Document]
public sealed partial class CapabilitiesDocument : Document
{
    /// <summary>The host.</summary>
    [Child("host")]
    public partial CapabilitiesHost Host { get; set; }

    /// <summary>Kinds of guests.</summary>
    [Items("guest")]
    public partial ElementList<CapabilitiesGuest> Guests { get; }
}
