using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.NetworkFilters;

/// <summary>A filter in use on a device.</summary>
[Element("filterbinding", Order = "owner portdev mac filterref")]
[Document]
public sealed partial class FilterBindingDocument : Document
{
    /// <summary>The guest.</summary>
    [Child("owner")]
    public partial FilterOwner Owner { get; set; }

    /// <summary>The device.</summary>
    [Attr("name", On = "portdev")]
    public partial string? PortDevice { get; set; }

    /// <summary>The device below it.</summary>
    [Attr("name", On = "linkdev")]
    public partial string? LinkDevice { get; set; }

    /// <summary>Who filters.</summary>
    [Attr("name", On = "backend")]
    public partial string? Backend { get; set; }

    /// <summary>Ethernet address.</summary>
    [Attr("address", On = "mac")]
    public partial MacAddress? Mac { get; set; }

    /// <summary>The filter.</summary>
    [Child("filterref")]
    public partial FilterReference FilterReference { get; set; }
}
