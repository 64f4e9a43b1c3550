using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Intel SGX.</summary>
[Element("sgx")]
public sealed partial class SgxCapabilities : Element
{
    /// <summary>Whether it is supported.</summary>
    [Attr("supported")]
    public partial bool? Supported { get; set; }

    /// <summary>Flexible launch control.</summary>
    [Text("flc")]
    public partial bool? FlexibleLaunchControl { get; set; }

    /// <summary>Version 1.</summary>
    [Text("sgx1")]
    public partial bool? Sgx1 { get; set; }

    /// <summary>Version 2.</summary>
    [Text("sgx2")]
    public partial bool? Sgx2 { get; set; }

    /// <summary>Memory in all sections.</summary>
    [Text("section_size", UnitAttribute = "unit")]
    public partial MemorySize? SectionSize { get; set; }

    /// <summary>The sections.</summary>
    [Child("sections")]
    public partial SgxSections Sections { get; set; }
}
