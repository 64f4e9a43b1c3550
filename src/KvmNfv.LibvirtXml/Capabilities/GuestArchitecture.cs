using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A CPU architecture and its machines.</summary>
[Element("arch")]
public sealed partial class GuestArchitecture : Element
{
    /// <summary>Such as <c>x86_64</c>.</summary>
    [Attr("name")]
    public partial string? Name { get; set; }

    /// <summary>Bits of a word.</summary>
    [Text("wordsize")]
    public partial uint? WordSize { get; set; }

    /// <summary>Program that runs it.</summary>
    [Text("emulator")]
    public partial string? Emulator { get; set; }

    /// <summary>Firmware.</summary>
    [Text("loader")]
    public partial string? Loader { get; set; }

    /// <summary>Machine types.</summary>
    [Items("machine")]
    public partial ElementList<GuestMachine> Machines { get; }

    /// <summary>Hypervisors.</summary>
    [Items("domain")]
    public partial ElementList<GuestDomainType> DomainTypes { get; }
}
