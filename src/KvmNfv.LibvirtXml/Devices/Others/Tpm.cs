using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A trusted platform module.</summary>
[Element("tpm", Order = "backend alias address acpi")]
public sealed partial class Tpm : Device
{
    /// <summary>Such as <c>tpm-crb</c>.</summary>
    [Attr("model")]
    public partial string? Model { get; set; }

    /// <summary>What is behind it.</summary>
    [Child("backend")]
    public partial TpmBackend? Backend { get; set; }

    /// <summary>What the driver keeps of the running device; in status files only.</summary>
    [Child("privateData")]
    public partial PrivateData PrivateData { get; set; }
}
