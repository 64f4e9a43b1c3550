using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Texts of the maker.</summary>
[Element("oemStrings")]
public sealed partial class OemStrings : Element
{
    /// <summary>The texts.</summary>
    [Items("entry")]
    public partial ValueList<string> Entries { get; }
}
