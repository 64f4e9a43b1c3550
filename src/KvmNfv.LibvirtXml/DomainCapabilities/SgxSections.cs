using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>SGX sections of a host.</summary>
[Element("sections")]
public sealed partial class SgxSections : Element
{
    /// <summary>The sections.</summary>
    [Items("section")]
    public partial ElementList<SgxSection> Items { get; }
}
