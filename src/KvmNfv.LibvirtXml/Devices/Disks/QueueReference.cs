using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A virtqueue.</summary>
[Element("queue")]
public sealed partial class QueueReference : Element
{
    /// <summary>Its number.</summary>
    [Attr("id")]
    public partial uint? Id { get; set; }
}
