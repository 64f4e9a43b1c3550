using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How far other nodes are.</summary>
[Element("distances")]
public sealed partial class NumaDistances : Element
{
    /// <summary>The distances.</summary>
    [Items("sibling")]
    public partial ElementList<NumaDistance> Siblings { get; }
}
