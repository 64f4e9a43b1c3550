using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What is behind a trusted platform module.</summary>
[Element("backend", Order = "device source encryption profile active_pcr_banks")]
[Family("type",
    typeof(PassthroughTpm),
    typeof(EmulatorTpm),
    typeof(ExternalTpm),
    typeof(UnknownTpm))]
public abstract partial class TpmBackend : Element
{
    /// <summary>The kind; the class says it too.</summary>
    [Attr("type")]
    public partial string? Type { get; }
}
