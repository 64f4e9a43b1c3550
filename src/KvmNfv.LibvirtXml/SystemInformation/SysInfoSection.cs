using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>One SMBIOS table.</summary>
[Element("system")]
public sealed partial class SysInfoSection : Element
{
    /// <summary>Its fields.</summary>
    [Items("entry")]
    public partial ElementList<SysInfoEntry> Entries { get; }
}
