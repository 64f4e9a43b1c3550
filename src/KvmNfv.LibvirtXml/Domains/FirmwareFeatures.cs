using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Features that the firmware picked must have.</summary>
[Element("firmware")]
public sealed partial class FirmwareFeatures : Element
{
    /// <summary>Features asked for or refused.</summary>
    [Items("feature")]
    public partial ElementList<FirmwareFeature> Features { get; }
}
