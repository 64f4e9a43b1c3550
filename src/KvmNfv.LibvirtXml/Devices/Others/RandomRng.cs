using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A device of the host.</summary>
[Element("backend")]
[Variant("random")]
public sealed partial class RandomRng : RngBackend
{
    /// <summary>Its path, <c>/dev/urandom</c> when left out.</summary>
    [Text]
    public partial string? Path { get; set; }
}
