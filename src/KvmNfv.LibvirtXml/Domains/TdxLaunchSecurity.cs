using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Intel TDX.</summary>
[Element("launchSecurity")]
[Variant("tdx")]
public sealed partial class TdxLaunchSecurity : LaunchSecurity
{
    /// <summary>Attributes of the trust domain.</summary>
    [Text("policy", Hex = 8, Base = 16)]
    public partial ulong? Policy { get; set; }

    /// <summary>Measured configuration, base64.</summary>
    [Text("mrConfigId")]
    public partial string? ConfigurationId { get; set; }

    /// <summary>Measured owner, base64.</summary>
    [Text("mrOwner")]
    public partial string? Owner { get; set; }

    /// <summary>Measured configuration of the owner, base64.</summary>
    [Text("mrOwnerConfig")]
    public partial string? OwnerConfiguration { get; set; }

    /// <summary>Service that signs attestations.</summary>
    [Child("quoteGenerationService")]
    public partial QuoteGenerationService QuoteGenerationService { get; set; }
}
