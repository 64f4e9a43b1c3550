using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Storage;

/// <summary>Where a volume is stored.</summary>
[Element("source")]
public sealed partial class VolumeSource : Element
{
    /// <summary>Devices.</summary>
    [Items("device")]
    public partial ElementList<VolumeDevice> Devices { get; }
}
