using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The IO threads one by one.</summary>
[Element("iothreadids")]
public sealed partial class IoThreadList : Element
{
    /// <summary>The IO threads.</summary>
    [Items("iothread")]
    public partial ElementList<IoThread> Items { get; }
}
