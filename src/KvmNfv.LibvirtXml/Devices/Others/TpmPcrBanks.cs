using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Banks of registers in use.</summary>
[Element("active_pcr_banks")]
public sealed partial class TpmPcrBanks : Element
{
    /// <summary>SHA-1.</summary>
    [Child("sha1")]
    public partial bool Sha1 { get; set; }

    /// <summary>SHA-256.</summary>
    [Child("sha256")]
    public partial bool Sha256 { get; set; }

    /// <summary>SHA-384.</summary>
    [Child("sha384")]
    public partial bool Sha384 { get; set; }

    /// <summary>SHA-512.</summary>
    [Child("sha512")]
    public partial bool Sha512 { get; set; }
}
