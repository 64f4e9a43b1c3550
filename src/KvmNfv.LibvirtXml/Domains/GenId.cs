using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The generation identity; without a value libvirt makes a new one at each start.</summary>
[Element("genid")]
public sealed partial class GenId : Element
{
    /// <summary>The identity; null lets libvirt choose.</summary>
    [Text]
    public partial Guid? Value { get; set; }
}
