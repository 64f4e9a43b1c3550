using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Firmware that can be used.</summary>
[Element("os")]
public sealed partial class FirmwareCapabilities : Element
{
    /// <summary>Whether a choice is supported.</summary>
    [Attr("supported")]
    public partial bool? Supported { get; set; }

    /// <summary>Kinds of firmware.</summary>
    [Items("enum")]
    public partial ElementList<OptionValues> Options { get; }

    /// <summary>Features of firmware.</summary>
    [Child("firmwareFeatures")]
    public partial EnumCapabilities FirmwareFeatures { get; set; }

    /// <summary>Images.</summary>
    [Child("loader")]
    public partial LoaderCapabilities Loader { get; set; }

    /// <summary>Variables in a file of QEMU's own format.</summary>
    [Child("varstore")]
    public partial SupportedFeature VarStore { get; set; }
}
