using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Size of the host's buffer.</summary>
[Element("tune")]
public sealed partial class InterfaceTune : Element
{
    /// <summary>Bytes.</summary>
    [Text("sndbuf")]
    public partial ulong? SendBuffer { get; set; }
}
