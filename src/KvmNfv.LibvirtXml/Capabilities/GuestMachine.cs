using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A machine type.</summary>
[Element("machine")]
public sealed partial class GuestMachine : Element
{
    /// <summary>Its name.</summary>
    [Text]
    public partial string? Name { get; set; }

    /// <summary>Name it stands for.</summary>
    [Attr("canonical")]
    public partial string? CanonicalName { get; set; }

    /// <summary>Most vCPUs.</summary>
    [Attr("maxCpus")]
    public partial uint? MaxCpus { get; set; }

    /// <summary>Whether it should not be used any more.</summary>
    [Attr("deprecated")]
    public partial bool? Deprecated { get; set; }
}
