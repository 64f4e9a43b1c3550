using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Modes of a host's CPU.</summary>
[Element("features")]
public sealed partial class CpuModes : Element
{
    /// <summary>Physical address extension.</summary>
    [Child("pae")]
    public partial bool Pae { get; set; }

    /// <summary>Without it.</summary>
    [Child("nonpae")]
    public partial bool NonPae { get; set; }

    /// <summary>Intel virtualisation.</summary>
    [Child("vmx")]
    public partial bool Vmx { get; set; }

    /// <summary>AMD virtualisation.</summary>
    [Child("svm")]
    public partial bool Svm { get; set; }
}
