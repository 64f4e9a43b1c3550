using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>System management mode.</summary>
[Element("smm")]
public sealed partial class SystemManagementMode : Element
{
    /// <summary>Whether it is there.</summary>
    [Attr("state", OnOff = true)]
    public partial bool? State { get; set; }

    /// <summary>Memory reserved for it.</summary>
    [Text("tseg", UnitAttribute = "unit")]
    public partial MemorySize? Tseg { get; set; }
}
