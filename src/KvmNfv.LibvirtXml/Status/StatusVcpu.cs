using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>Thread of a vCPU.</summary>
[Element("vcpu")]
public sealed partial class StatusVcpu : Element
{
    /// <summary>Number of the vCPU.</summary>
    [Attr("id")]
    public partial uint? Id { get; set; }

    /// <summary>Thread.</summary>
    [Attr("pid")]
    public partial long? Pid { get; set; }
}
