using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Service that signs attestations.</summary>
[Element("quoteGenerationService")]
public sealed partial class QuoteGenerationService : Element
{
    /// <summary>Socket it listens on.</summary>
    [Attr("path")]
    public partial string? Path { get; set; }
}
