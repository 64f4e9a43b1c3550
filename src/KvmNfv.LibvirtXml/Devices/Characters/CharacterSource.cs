using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The host's end of a character device; the device's type says which member it is.</summary>
[Element("source")]
[Family("type",
    typeof(PtySource),
    typeof(CharacterFileSource),
    typeof(CharacterDeviceSource),
    typeof(PipeSource),
    typeof(UnixSource),
    typeof(TcpSource),
    typeof(UdpSource),
    typeof(SpicePortSource),
    typeof(NmdmSource),
    typeof(VdAgentSource),
    typeof(DbusSource),
    typeof(UnknownCharacterSource),
    OnParent = true)]
public abstract partial class CharacterSource : Element
{
    /// <summary>Labels of the source.</summary>
    [Items("seclabel")]
    public partial ElementList<SecLabel> SecurityLabels { get; }
}
